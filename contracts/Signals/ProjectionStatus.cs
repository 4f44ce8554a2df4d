namespace Cluster.Contracts.Signals;

/// <summary>Where a projection stands.</summary>
[GenerateSerializer, Alias("Signals.ProjectionStatus")]
public enum ProjectionStatus
{
    /// <summary>It is being computed.</summary>
    Working,

    /// <summary>Its points are there.</summary>
    Ready,

    /// <summary>It could not be computed; the reason says why.</summary>
    Failed,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,
}
