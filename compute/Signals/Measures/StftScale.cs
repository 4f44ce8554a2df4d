namespace Cluster.Compute.Signals.Measures;

/// <summary>What the cells of a short-time transform say.</summary>
public enum StftScale
{
    /// <summary>Amplitude of a sine (peak) in the signal's unit.</summary>
    Amplitude,

    /// <summary>Power spectral density in unit^2/Hz, each segment's mean removed.</summary>
    Density,
}
