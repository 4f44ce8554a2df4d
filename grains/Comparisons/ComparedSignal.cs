using Cluster.Contracts.Signals;

namespace Cluster.Grains.Comparisons;

/// <summary>A signal of a difference: what it is, its samples, and the times (s) of its tacho's pulses; null where it has none.</summary>
internal sealed record ComparedSignal(SignalRow Row, float[] Samples, double[]? Tacho)
{
    /// <summary>Whether a pulse is known.</summary>
    public bool HasTacho => Tacho is { Length: > 0 };
}
