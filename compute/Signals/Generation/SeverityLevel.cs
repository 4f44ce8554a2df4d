namespace Cluster.Compute.Signals.Generation;

/// <summary>How far a fault's signature stands above what the healthy machine shows at the same place of its spectrum.</summary>
public enum SeverityLevel
{
    /// <summary>No fault.</summary>
    Nominal,

    /// <summary>1 to 3 dB.</summary>
    Incipient,

    /// <summary>4.5 to 8 dB.</summary>
    Mild,

    /// <summary>8 to 15 dB.</summary>
    Moderate,

    /// <summary>15 to 20 dB.</summary>
    Severe,
}
