using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Models;

namespace Cluster.Silo.Devices;

/// <summary>Brings what a job needs to this machine: its recordings, the checkpoint to go on from, the model it judges.</summary>
internal sealed class JobInputs(DatasetCache datasets, BlobCache blobs, IEvaluationQueries evaluations, IArtifactQueries artifacts, DeviceOptions options)
{
    private static readonly string[] s_modelFiles = ["model.safetensors", "model.json"];

    public async Task<JobPlace> Place(JobRun run, TrainingJob job, string device, CancellationToken cancellation)
    {
        Directory.CreateDirectory(run.Folder);
        return new JobPlace
        {
            Folder = run.Folder,
            Fence = run.Lease.Fence,
            Index = run.Lease.Dataset is { } dataset ? await datasets.Hold(run, dataset, run.Lease.DatasetVersion, cancellation) : null,
            Checkpoint = run.Lease.Checkpoint is { } checkpoint ? await Checkpoint(run, checkpoint, cancellation) : null,
            Model = job.Mode == JobMode.Evaluate ? await Model(run, cancellation) : null,
            CheckpointSeconds = options.CheckpointInterval.TotalSeconds / 2,
            Device = device,
        };
    }

    private async Task<string> Checkpoint(JobRun run, string hash, CancellationToken cancellation) =>
        await run.Hold(blobs, hash, cancellation)
        ?? throw new JobFailedException(FailureKind.BadCheckpoint, $"Checkpoint {hash} is not in the blob store.");

    private async Task<string> Model(JobRun run, CancellationToken cancellation)
    {
        var evaluation = await evaluations.Get(run.Lease.Job, cancellation)
            ?? throw JobFailedException.BadInput($"{run.Lease.Job} is not a known evaluation, so the model to judge is not known.");
        var folder = Path.Combine(run.Folder, "model");
        Directory.CreateDirectory(folder);
        foreach (var name in s_modelFiles)
        {
            await using var bytes = await artifacts.Open(evaluation.Trial, name, cancellation)
                ?? throw JobFailedException.BadInput($"{evaluation.Trial} has no artifact {name}: only a completed training can be evaluated.");
            await using var file = File.Create(Path.Combine(folder, name));
            await bytes.CopyToAsync(file, cancellation);
        }

        return folder;
    }
}
