using System.Runtime.CompilerServices;

namespace Cluster.Compute.Models.Jobs;

/// <summary>Makes a worker ready for its job while it is idle.</summary>
internal static class WarmUp
{
    /// <summary>What the worker says when it is ready; without torch it still runs analytic jobs.</summary>
    public static WorkerReady Ready(bool warm)
    {
        var plain = new WorkerReady(Environment.ProcessId, ["cpu"], CodeVersion.Value);
        if (!warm)
            return plain;
        try
        {
            return Torch();
        }
#pragma warning disable CA1031 // Whatever a native library does when it is loaded: the worker says so and lives.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return plain with { Problem = e.Message };
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WorkerReady Torch() => TorchRuntime.WarmUp(Environment.ProcessId);
}
