namespace Cluster.Compute.Signals.Measures;

/// <summary>A speed at which the shaft may have turned.</summary>
/// <param name="Hz">Revolutions a second.</param>
/// <param name="Harmonics">Which multiples have a line.</param>
/// <param name="Score">Sum over those of the logarithm of the line over the floor, divided by the multiple to the power 0.3; lines of the mains count half.</param>
/// <param name="MayBeMains">Whether the lines may as well be those of a 50 or 60 Hz supply.</param>
public sealed record SpeedCandidate(double Hz, IReadOnlyList<int> Harmonics, double Score, bool MayBeMains)
{
    /// <summary>Revolutions a minute.</summary>
    public double Rpm => 60 * Hz;
}
