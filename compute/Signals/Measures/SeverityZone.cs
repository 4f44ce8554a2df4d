namespace Cluster.Compute.Signals.Measures;

/// <summary>Evaluation zone of ISO 20816-1.</summary>
public enum SeverityZone
{
    /// <summary>No limits were entered for this machine.</summary>
    NotConfigured,

    /// <summary>Newly commissioned machines.</summary>
    A,

    /// <summary>Unrestricted long-term operation.</summary>
    B,

    /// <summary>Not for long-term continuous operation.</summary>
    C,

    /// <summary>Severe enough to cause damage.</summary>
    D,
}
