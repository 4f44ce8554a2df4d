using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

/// <summary>Which lanes a silo offers: a GPU is one training lane; without GPUs as many CPU lanes as it was told; beside them lanes for interactive jobs.</summary>
internal static class LanePlan
{
    public static IReadOnlyList<Lane> For(DeviceOptions options, IReadOnlyList<string> devices, TimeProvider time)
    {
        var gpus = devices.Where(device => device != Lane.Cpu).ToArray();
        Lane Of(string id, LaneKind kind, string device) => new(id, kind, device, options.FailuresUntilQuarantine, time);
        var training = options.TrainingLanes > 0 && gpus.Length > 0
            ? gpus.Select(gpu => Of(gpu.Replace(":", "-", StringComparison.Ordinal), LaneKind.Training, gpu))
            : Enumerable.Range(1, options.TrainingLanes).Select(i => Of($"cpu-{i}", LaneKind.Training, Lane.Cpu));
        var interactive = Enumerable.Range(1, options.InteractiveLanes).Select(i => Of($"interactive-{i}", LaneKind.Interactive, Lane.Cpu));
        return [.. training, .. interactive];
    }
}
