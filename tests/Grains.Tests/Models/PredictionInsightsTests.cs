using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Models;
using Cluster.Contracts.Signals;
using Cluster.Grains.Models;

namespace Cluster.Grains.Tests.Models;

public sealed class PredictionInsightsTests
{
    private static readonly PredictionView Wrong = new("trial-1", "signal-412", TrialState.Completed) { Predicted = "oil whirl", Truth = "cavitation", Correct = false };
    private static readonly PredictionView Right = new("trial-1", "signal-187", TrialState.Completed) { Predicted = "oil whirl", Truth = "oil whirl", Correct = true };

    [Fact]
    public async Task Wrong_prediction_is_explained_by_the_signal_s_own_features()
    {
        var features = new ClassFeatures();
        var said = await new PredictionInsights(features).Add("dataset-1", [Right, Wrong], CancellationToken.None);
        Assert.Null(said[0].Insight);
        Assert.StartsWith("signal-412 is cavitation but was taken for oil whirl: it shares sub-synchronous share 0.4", said[1].Insight, StringComparison.Ordinal);
        Assert.Contains("but has kurtosis 9", said[1].Insight, StringComparison.Ordinal);
        Assert.All(features.Asked, query => Assert.Equal(("dataset-1", 20480), (query.Dataset, query.RateHz)));
    }

    [Fact]
    public async Task Without_features_nothing_is_made_up()
    {
        Assert.Null((await new PredictionInsights(new ClassFeatures()).Add("dataset-1", [Wrong with { Signal = "signal-1" }], CancellationToken.None))[0].Insight);
    }

    /// <summary>Two features: oil whirl has a high sub-synchronous share and a kurtosis of 3, cavitation none and a kurtosis of 9.</summary>
    private sealed class ClassFeatures : IFeatureQueries
    {
        public List<PopulationQuery> Asked { get; } = [];

        public string Version => "test";

        public IReadOnlyList<FeatureRow> Definitions { get; } = [new("sub-synchronous share", "", ""), new("kurtosis", "", "")];

        public Task<IReadOnlyList<FeatureVector>> Vectors(IReadOnlyList<string> signals, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<FeatureVector>>(
            [.. signals.Where(signal => signal == "signal-412").Select(signal => new FeatureVector(signal, Version, 20480, 102400, null, "cavitation", [0.4, 9]))]);

        public Task<FeaturePopulation?> Population(PopulationQuery query, CancellationToken cancellation)
        {
            Asked.Add(query);
            var isWhirl = query.Labels[0] == "oil whirl";
            return Task.FromResult<FeaturePopulation?>(new(
                Version, 20, 0, query.Labels, [20480], [102400],
                [Spread("sub-synchronous share", isWhirl ? 0.4 : 0.01, 0.02), Spread("kurtosis", isWhirl ? 3 : 9, 0.5)]));
        }

        public Task<IReadOnlyList<FeaturePlace>?> Places(string signal, PopulationQuery query, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<PopulationQuery?> HealthyPeers(string signal, CancellationToken cancellation) => throw new NotSupportedException();

        private static FeatureSpread Spread(string name, double median, double sigma) => new(name, 20, median, sigma, sigma, []);
    }
}
