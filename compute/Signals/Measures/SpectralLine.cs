namespace Cluster.Compute.Signals.Measures;

/// <summary>A narrow line of a spectrum.</summary>
/// <param name="Hz">Frequency between the bins.</param>
/// <param name="Amplitude">Peak amplitude in the signal's unit, up to 1.4 dB low between two bins.</param>
/// <param name="OverFloor">Amplitude over the median of the bins around it.</param>
public sealed record SpectralLine(double Hz, double Amplitude, double OverFloor);
