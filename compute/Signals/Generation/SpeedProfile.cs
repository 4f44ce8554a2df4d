namespace Cluster.Compute.Signals.Generation;

/// <summary>How the speed runs during a record, apart from its slow random walk.</summary>
public enum SpeedProfile
{
    /// <summary>The operating speed all along.</summary>
    Constant,

    /// <summary>From 90 % to 110 % of the operating speed.</summary>
    Ramp,

    /// <summary>From 30 % of the operating speed up to it.</summary>
    RunUp,

    /// <summary>From 30 % up to the operating speed, there for a tenth of the record, and down again.</summary>
    RunUpAndDown,
}
