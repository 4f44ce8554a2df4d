using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Models;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;

namespace Cluster.Grains.Models;

/// <summary>Publishes the predictions of a job as they stand in the tables to those who watch the model.</summary>
internal sealed partial class PredictionNews(
    IPredictionQueries predictions, [FromKeyedServices(CampaignStreams.Provider)] IStreamProvider streams, ILogger<PredictionNews> logger)
{
    /// <summary>Never fails: a page that misses it reads the table itself a little later.</summary>
    public async Task Publish(string prediction)
    {
        try
        {
            var views = await predictions.OfJob(prediction, CancellationToken.None);
            if (views.Count == 0)
                return;
            var key = IPredictorGrain.KeyOf(views[0].Model);
            await streams.GetStream<PredictionsChanged>(StreamId.Create(PredictionStreams.Namespace, key)).OnNextAsync(new(prediction, views));
        }
        catch (Exception e)
        {
            LogUnpublished(prediction, e);
        }
    }
}
