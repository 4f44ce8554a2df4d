namespace Cluster.Compute.Models.Jobs;

/// <summary>Makes a worker ready for its job while it is idle.</summary>
internal static class WarmUp
{
    /// <summary>What the worker says when it is ready.</summary>
    public static WorkerReady Ready(bool warm) => new(Environment.ProcessId, ["cpu"], CodeVersion.Value);
}
