namespace Cluster.Compute.Comparisons;

/// <summary>How far apart two signals, or the values of a feature, are.</summary>
public enum DifferenceLevel
{
    /// <summary>Alike.</summary>
    Small,

    /// <summary>Somewhat different.</summary>
    Medium,

    /// <summary>Very different.</summary>
    Large,
}
