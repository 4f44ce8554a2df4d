namespace Cluster.Compute.Comparisons;

/// <summary>By what two signals are brought to one time before they are subtracted.</summary>
public enum AlignmentKind
{
    /// <summary>First sample to first sample.</summary>
    None,

    /// <summary>The shift at which the waveforms are most alike.</summary>
    CrossCorrelation,

    /// <summary>First tacho pulse to first tacho pulse.</summary>
    Tacho,

    /// <summary>Equal phase of the rotation frequency, at known speeds.</summary>
    Phase,
}
