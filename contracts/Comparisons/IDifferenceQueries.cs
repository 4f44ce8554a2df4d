using Cluster.Contracts.Signals;

namespace Cluster.Contracts.Comparisons;

/// <summary>Comparisons as they are computed from stored signals; kept in memory within a limit.</summary>
public interface IDifferenceQueries
{
    /// <summary>Rises when a difference is computed in another way than before: part of every address that may be kept for ever.</summary>
    const int Version = 1;

    /// <summary>How two signals differ; refuses unknown signals, the same signal twice, mixed units, and what cannot be aligned as asked.</summary>
    Task<DifferenceView> Difference(DifferenceQuery query, CancellationToken cancellation);

    /// <summary>A part of a curve of that between two places of its x axis in at most <paramref name="points"/> values, thinned to extremes where there are more.</summary>
    Task<SignalCurve> Curve(DifferenceQuery query, DifferenceCurve curve, double? from, double? to, int points, CancellationToken cancellation);

    /// <summary>The 36 features of 1 to 10 signals side by side.</summary>
    Task<ComparedFeatures> Features(IReadOnlyList<string> signals, CancellationToken cancellation);
}
