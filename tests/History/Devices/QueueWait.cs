namespace Cluster.History.Devices;

/// <summary>A time for which a job waited although a lane that it might have had was free.</summary>
public sealed record QueueWait(string Job, string Lane, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>How long it was.</summary>
    public TimeSpan Length => Until - From;
}
