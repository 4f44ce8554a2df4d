using Cluster.Compute.Models.Jobs;
using static TorchSharp.torch;

namespace Cluster.Compute.Models;

/// <summary>The calls to torch that stand around every computation with it.</summary>
internal static class TorchRuntime
{
    /// <summary>Sets the calling thread up for a job (threads are a setting of the thread that computes) and gives its device.</summary>
    public static Device Enter(JobPlace place)
    {
        TorchNativeBootstrap.Ensure();
        set_num_threads(place.Threads);
        var found = Devices();
        var wanted = place.Device == "cuda" ? "cuda:0" : place.Device;
        return found.Contains(wanted)
            ? new Device(wanted)
            : throw JobFailedException.BadInput($"Expected a device of {string.Join(", ", found)}, found '{place.Device}'.");
    }

    /// <summary>What torch can compute on here.</summary>
    public static IReadOnlyList<string> Devices() =>
        ["cpu", .. Enumerable.Range(0, cuda.is_available() ? cuda.device_count() : 0).Select(i => $"cuda:{i}")];

    /// <summary>Loads torch and runs a small network forward and back once, so that a job finds everything compiled.</summary>
    public static WorkerReady WarmUp(int processId)
    {
        TorchNativeBootstrap.Ensure();
        set_num_threads(1);
        using var scope = NewDisposeScope();
        using var model = Architectures.Build(Hyperparameters.Read(new Dictionary<string, Setting> { ["width"] = 2.0, ["dropout"] = 0.1 }).Architecture(2));
        using var optimizer = new AdamW(model, 1e-2);
        var loss = nn.functional.cross_entropy(model.call(zeros(2, 1, 512)), zeros(2, ScalarType.Int64));
        loss.backward();
        optimizer.Step(1e-3);
        return new WorkerReady(processId, Devices(), CodeVersion.Value, __version__);
    }
}
