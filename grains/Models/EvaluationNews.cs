using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Models;
using Cluster.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;

namespace Cluster.Grains.Models;

/// <summary>Publishes an evaluation as it stands in the tables to those who watch its test set.</summary>
internal sealed partial class EvaluationNews(
    EvaluationTable evaluations, [FromKeyedServices(CampaignStreams.Provider)] IStreamProvider streams, ILogger<EvaluationNews> logger)
{
    /// <summary>Never fails: a page that misses it reads the ledger itself a little later.</summary>
    public async Task Publish(string evaluation)
    {
        try
        {
            if (await evaluations.Get(evaluation, CancellationToken.None) is not { } view)
                return;
            var key = ITestSetGrain.KeyOf(view.Dataset, view.DatasetVersion);
            await streams.GetStream<EvaluationView>(StreamId.Create(EvaluationStreams.Namespace, key)).OnNextAsync(view);
        }
        catch (Exception e)
        {
            LogUnpublished(evaluation, e);
        }
    }
}
