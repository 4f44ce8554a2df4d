namespace Cluster.Compute.Models;

/// <summary>How the learning rate goes over a training.</summary>
public enum ScheduleKind
{
    /// <summary>Up from 1/25 of the peak and down to 1/250,000 of it, each half a cosine.</summary>
    OneCycle,

    /// <summary>Linear warm-up from 0, then half a cosine down to 0.</summary>
    Cosine,

    /// <summary>Always the same.</summary>
    Constant,
}
