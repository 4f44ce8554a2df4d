namespace Cluster.Contracts.Comparisons;

/// <summary>By what two signals are brought to one time before they are subtracted.</summary>
[GenerateSerializer, Alias("Comparisons.SignalAlignment")]
public enum SignalAlignment
{
    /// <summary>First sample to first sample.</summary>
    None,

    /// <summary>The shift at which the waveforms are most alike.</summary>
    CrossCorrelation,

    /// <summary>Equal angle of the shaft: from the first pulses of both tachos, else from both speeds.</summary>
    Tacho,
}
