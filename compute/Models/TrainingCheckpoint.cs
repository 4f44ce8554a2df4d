using System.Text.Json;
using Cluster.Compute.Models.Artifacts;
using Cluster.Compute.Models.Jobs;
using static TorchSharp.torch;

namespace Cluster.Compute.Models;

/// <summary>Everything a training needs to go on bit for bit, as sections of a checkpoint file.</summary>
internal static class TrainingCheckpoint
{
    public static IReadOnlyDictionary<string, byte[]> Save(TrainingState state, SignalClassifier model, byte[]? best, Trainer trainer)
    {
        using var random = get_rng_state();
        return new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["state"] = JsonSerializer.SerializeToUtf8Bytes(state, WorkerWire.Json),
            ["model"] = ModuleState.Write(model),
            ["best"] = best ?? [],
            ["optimizer"] = trainer.SaveOptimizer(),
            ["random"] = random.bytes.ToArray(),
        };
    }

    /// <summary>Puts a saved training back into a freshly built one; a checkpoint of other work is refused.</summary>
    public static (TrainingState State, byte[]? Best) Load(string path, string digest, SignalClassifier model, Trainer trainer)
    {
        var sections = CheckpointFile.Read(path);
        var state = CheckpointFile.ReadJson<TrainingState>(sections, "state");
        if (state.Digest != digest)
            throw new JobFailedException(FailureKind.BadCheckpoint, $"Expected a checkpoint of work {digest}, found one of {state.Digest}.");
        try
        {
            ModuleState.Load(model, SafeTensors.Read(CheckpointFile.Section(sections, "model")));
            trainer.LoadOptimizer(CheckpointFile.Section(sections, "optimizer"));
            using var random = tensor(CheckpointFile.Section(sections, "random"), ScalarType.Byte);
            set_rng_state(random);
        }
        catch (Exception e) when (e is SafeTensorsException or JobFailedException or IOException or ArgumentException)
        {
            throw new JobFailedException(FailureKind.BadCheckpoint, $"Checkpoint {path} does not fit its job: {e.Message}", e);
        }

        var best = CheckpointFile.Section(sections, "best");
        return (state, best.Length > 0 ? best : null);
    }
}
