using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Comparisons;

/// <summary>A difference with one stretch and one band, and two features.</summary>
internal sealed class ExportedDifferences : IDifferenceQueries
{
    public Task<DifferenceView> Difference(DifferenceQuery query, CancellationToken cancellation) => Task.FromResult(new DifferenceView(
        query, "µm", 2000, 0, 2.5, ["Not aligned."], 0.1234, 1.5, 0.75, 0.42, "moderate", [new(0.5, 1, true, 1.5, 0.75, 0.9)], "The signals differ in 1 region.",
        [new(40, 60, 2, 2.5, 2.6, 50, 0.0004)], 3, 1, 50, 12, 12, "Power differs in 1 bin."));

    public Task<SignalCurve> Curve(DifferenceQuery query, DifferenceCurve curve, double? from, double? to, int points, CancellationToken cancellation) => Task.FromResult(
        new SignalCurve(
            curve switch { DifferenceCurve.Low => [0, 1.5f, 2], DifferenceCurve.High => [2, 3.5f, 4], _ => [1, 2.5f, 3] },
            0, curve == DifferenceCurve.Time ? 0.5 : 50, 3, false, "", curve == DifferenceCurve.Time ? "µm" : "dB", 0, 100, $"{curve}.", ""));

    public Task<ComparedFeatures> Features(IReadOnlyList<string> signals, CancellationToken cancellation) => Task.FromResult(new ComparedFeatures(
        signals,
        [
            new("rms", "µm", "", [.. signals.Select((_, i) => 1.25 + i)], 25.5, FeatureLevel.Large, 12, FeatureLevel.Medium),
            new("kurtosis", "", "", [.. signals.Select((_, i) => i == 0 ? double.NaN : 7.75)], double.NaN, null, double.NaN, null),
        ],
        "the healthy signals of dataset-1", null, "36-test"));
}
