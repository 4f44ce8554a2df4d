namespace Cluster.Contracts.Comparisons;

/// <summary>What a curve shows of a difference.</summary>
[GenerateSerializer, Alias("Comparisons.DifferenceCurve")]
public enum DifferenceCurve
{
    /// <summary>A - B over time (s of A).</summary>
    Time,

    /// <summary>Power of A over that of B in dB over frequency (Hz).</summary>
    Decibels,

    /// <summary>Lower end of the interval of that.</summary>
    Low,

    /// <summary>Upper end of the interval of that.</summary>
    High,
}
