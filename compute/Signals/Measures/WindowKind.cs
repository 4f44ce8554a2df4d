namespace Cluster.Compute.Signals.Measures;

/// <summary>What a stretch of a signal is weighted with before its transform.</summary>
public enum WindowKind
{
    /// <summary>All ones: narrowest line, widest leakage.</summary>
    Rectangular,

    /// <summary>0.5 - 0.5 cos.</summary>
    Hann,

    /// <summary>0.54 - 0.46 cos.</summary>
    Hamming,

    /// <summary>0.42 - 0.5 cos + 0.08 cos 2.</summary>
    Blackman,

    /// <summary>Five cosine terms (ISO 18431-2): the amplitude of a line between two bins within 0.01 dB.</summary>
    FlatTop,

    /// <summary>An eighth of the length rises and an eighth falls as a cosine, the rest is 1 (Tukey, 0.25).</summary>
    Tukey,
}
