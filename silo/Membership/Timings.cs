namespace Cluster.Silo.Membership;

/// <summary>How long the cluster waits before it calls a silo dead or a call lost, and how often it looks.</summary>
internal static class Timings
{
    public static readonly TimeSpan Probe = TimeSpan.FromSeconds(2);

    /// <summary>Without this bound the probe of a frozen silo adapts up to a minute.</summary>
    public static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(3);

    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan Response = TimeSpan.FromSeconds(10);

    /// <summary>Queues of the live streams in the whole cluster, the same for silos and clients; each is polled all the time, so few.</summary>
    public const int StreamQueues = 2;

    public static readonly TimeSpan StreamPoll = TimeSpan.FromMilliseconds(20);

    /// <summary>Time for checkpoints of running trials before the host gives up on a graceful stop.</summary>
    public static readonly TimeSpan Stop = TimeSpan.FromSeconds(40);
}
