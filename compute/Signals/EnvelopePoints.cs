namespace Cluster.Compute.Signals;

/// <summary>Smallest and largest value of each stretch of a signal.</summary>
/// <param name="Samples">Length of the signal.</param>
/// <param name="First">First sample of each stretch; it ends where the next one begins.</param>
public sealed record EnvelopePoints(int Samples, int[] First, float[] Min, float[] Max);
