namespace Cluster.Compute.Comparisons;

/// <summary>By what two signals are brought to one time before they are subtracted.</summary>
public enum AlignmentKind
{
    /// <summary>First sample to first sample.</summary>
    None,

    /// <summary>The shift at which the waveforms are most alike.</summary>
    CrossCorrelation,

    /// <summary>Tacho pulses to tacho pulses, or the phase of the rotation frequency where there is no tacho.</summary>
    Tacho,
}
