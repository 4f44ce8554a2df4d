using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Differences by hand: fixed numbers for every pair, or a refusal.</summary>
public sealed class FakeDifferences : IDifferenceQueries
{
    public string? Refusal { get; set; }

    public List<DifferenceQuery> Asked { get; } = [];

    public Task<DifferenceView> Difference(DifferenceQuery query, CancellationToken cancellation)
    {
        Asked.Add(query);
        return Refusal is not null
            ? throw new CommandRefusedException(Refusal)
            : Task.FromResult(new DifferenceView(
                query, "g", 12000, 0, 2, ["Not aligned: first sample to first sample."], 0.034, 0.187, 1.31, 0.892, "highly similar",
                [new(0.5, 0.75, true, 0.187, 0.6, 0.1), new(1.5, 1.6, false, 0.07, 1.55, 0.06)], "The signals differ by more than 0.1 g at 0.5-0.75 s.",
                [new(100, 140, 8, 12.5, 15, 120, 0.0001)], 1024, 8, 5, 12, 12, "Power differs significantly in 8 of 1024 bins."));
    }

    public Task<SignalCurve> Curve(DifferenceQuery query, DifferenceCurve curve, double? from, double? to, int points, CancellationToken cancellation) =>
        Task.FromResult(new SignalCurve([0.5f, -0.5f], 0, 1.0 / 12000, 2, false, "s", "g", 0, 2, "not aligned", new string('c', 16)));

    public Task<ComparedFeatures> Features(IReadOnlyList<string> signals, CancellationToken cancellation)
    {
        var features = Enumerable.Range(0, 36).Select(i => new ComparedFeature(
            $"Feature{i}", "1", $"formula {i}", [.. signals.Select((_, place) => (double)(i + place))], i, i > 20 ? FeatureLevel.Large : i >= 10 ? FeatureLevel.Medium : FeatureLevel.Small, double.NaN, null));
        return Task.FromResult(new ComparedFeatures(signals, [.. features], "In percent of the spread of 60 signals.", null, "1"));
    }
}
