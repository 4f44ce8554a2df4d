namespace Cluster.Compute.Comparisons;

/// <summary>
/// From which |A - B| on, in the unit of the signals, a stretch is somewhat (<see cref="Medium"/>) or very (<see cref="High"/>) different, and
/// how many seconds may lie between two stretches that count as one; without a number a hundredth of the duration.
/// </summary>
public sealed record DifferenceThresholds(double High, double Medium, double? JoinSeconds = null)
{
    /// <summary>0.1 and half of it.</summary>
    public static DifferenceThresholds Default { get; } = new(0.1, 0.05);

    /// <summary>A threshold for very different, and half of it for somewhat different.</summary>
    public static DifferenceThresholds Of(double high) => new(high, high / 2);
}
