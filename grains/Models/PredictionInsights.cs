using Cluster.Compute.Comparisons;
using Cluster.Contracts.Models;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Models;

/// <summary>Says of wrong predictions which computed features of the signal lie within the predicted class and which speak for the true one.</summary>
public sealed class PredictionInsights(IFeatureQueries features)
{
    /// <summary>The predictions with their insight, measured against the classes of the dataset that the model was trained on; one without features has none.</summary>
    public async Task<IReadOnlyList<PredictionView>> Add(string dataset, IReadOnlyList<PredictionView> predictions, CancellationToken cancellation)
    {
        var wrong = predictions.Where(prediction => prediction.Correct == false).ToList();
        if (wrong.Count == 0)
            return predictions;
        var vectors = (await features.Vectors([.. wrong.Select(prediction => prediction.Signal)], cancellation)).ToDictionary(vector => vector.Signal, StringComparer.Ordinal);
        var names = features.Definitions.Select(definition => definition.Name).ToArray();
        var populations = new Dictionary<(string Label, double RateHz), ClassPopulation?>();
        var insights = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var prediction in wrong)
        {
            if (vectors.TryGetValue(prediction.Signal, out var vector)
                && await Class(prediction.Predicted!, vector.RateHz) is { } predicted && await Class(prediction.Truth!, vector.RateHz) is { } actual)
            {
                insights[prediction.Signal] = MisclassificationInsight.Of(prediction.Signal, names, [.. vector.Values], predicted, actual);
            }
        }

        return [.. predictions.Select(prediction => insights.TryGetValue(prediction.Signal, out var insight) ? prediction with { Insight = insight } : prediction)];

        // Many features change with the rate: a class is compared at that of the signal.
        async Task<ClassPopulation?> Class(string label, double rateHz)
        {
            if (!populations.TryGetValue((label, rateHz), out var known))
            {
                var population = await features.Population(new PopulationQuery(dataset) { Labels = [label], RateHz = rateHz }, cancellation);
                populations[(label, rateHz)] = known = population is null ? null : new ClassPopulation(
                    label, [.. population.Features.Select(feature => feature.Median)], [.. population.Features.Select(feature => feature.RobustSpread)], population.Signals);
            }

            return known;
        }
    }
}
