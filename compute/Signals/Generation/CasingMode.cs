namespace Cluster.Compute.Signals.Generation;

/// <summary>A resonance of the casing.</summary>
public sealed record CasingMode(double Hz, double Damping, double Gain);
