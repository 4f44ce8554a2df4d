namespace Cluster.Compute.Signals.Measures;

/// <summary>One band of a kurtogram.</summary>
/// <param name="Bands">Into how many bands of equal width its row cuts 0 Hz to half the rate.</param>
/// <param name="LowHz">Lower end.</param>
/// <param name="HighHz">Upper end.</param>
/// <param name="Kurtosis">Spectral kurtosis: 0 for stationary Gaussian noise, -1 for a steady tone, large for impacts; NaN if the band is empty.</param>
/// <param name="StandardError">Standard deviation of it for stationary Gaussian noise.</param>
public sealed record KurtogramBand(int Bands, double LowHz, double HighHz, double Kurtosis, double StandardError);
