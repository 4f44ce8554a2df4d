namespace Cluster.Compute.Signals.Generation;

/// <summary>A generated signal whose samples lie in files.</summary>
/// <param name="Signal">All but its samples and its tacho, which are empty here.</param>
/// <param name="Samples">How many samples there are in a direction.</param>
/// <param name="Hash">SHA-256 (hex, lower case) of the float32 samples of the X direction.</param>
/// <param name="SecondHash">The same of the Y direction, or null.</param>
/// <param name="TachoHash">The same of the tacho's times (float64, s), or null.</param>
/// <param name="Features">Features of the X direction by the present definitions; NaN where one is not defined.</param>
public sealed record GeneratedRecord(GeneratedSignal Signal, int Samples, string Hash, string? SecondHash, string? TachoHash, double[] Features);
