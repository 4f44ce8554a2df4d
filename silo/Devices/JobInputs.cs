using Cluster.Compute.Models.Data;
using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Signals.Projections;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;

namespace Cluster.Silo.Devices;

/// <summary>Brings what a job needs to this machine: its recordings, the checkpoint to go on from, the model it judges, the vectors it lays out.</summary>
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
            Index = await Index(run, job, cancellation),
            Vectors = job.Mode == JobMode.Project ? await Vectors(run, cancellation) : null,
            Checkpoint = run.Lease.Checkpoint is { } checkpoint ? await Checkpoint(run, checkpoint, cancellation) : null,
            Model = job.Mode switch
            {
                JobMode.Evaluate => await Model(run, await Judged(run, cancellation), cancellation),
                JobMode.Predict => await Model(run, run.Lease.Model ?? throw JobFailedException.BadInput("Expected the lease to name a model, found none."), cancellation),
                _ => null,
            },
            CheckpointSeconds = options.CheckpointInterval.TotalSeconds / 2,
            Device = device,
        };
    }

    /// <summary>Of a dataset's recordings or of single ones; none for a job that makes recordings.</summary>
    private async Task<string?> Index(JobRun run, TrainingJob job, CancellationToken cancellation)
    {
        if (SignalJobKinds.Contains(run.Lease.Kind))
            return null;
        return run.Lease.Dataset is { } dataset ? await datasets.Hold(run, dataset, run.Lease.DatasetVersion, cancellation)
            : job.Signals is { } signals ? await Index(run, signals, cancellation) : null;
    }

    private async Task<string> Vectors(JobRun run, CancellationToken cancellation)
    {
        var path = Path.Combine(run.Folder, ProjectionTask.VectorsFile);
        await Fetch(run.Lease.Job, ProjectionTask.VectorsFile, path, cancellation);
        return path;
    }

    private async Task Fetch(string job, string name, string path, CancellationToken cancellation)
    {
        await using var bytes = await artifacts.Open(job, name, cancellation) ?? throw JobFailedException.BadInput($"{job} has no artifact {name}.");
        await using var file = File.Create(path);
        await bytes.CopyToAsync(file, cancellation);
    }

    private async Task<string> Checkpoint(JobRun run, string hash, CancellationToken cancellation) =>
        await run.Hold(blobs, hash, cancellation)
        ?? throw new JobFailedException(FailureKind.BadCheckpoint, $"Checkpoint {hash} is not in the blob store.");

    private async Task<string> Judged(JobRun run, CancellationToken cancellation) =>
        (await evaluations.Get(run.Lease.Job, cancellation)
            ?? throw JobFailedException.BadInput($"{run.Lease.Job} is not a known evaluation, so the model to judge is not known.")).Trial;

    /// <summary>An index of single signals, with their recordings here and held until the run is over.</summary>
    private async Task<string> Index(JobRun run, IReadOnlyList<PredictedSignal> signals, CancellationToken cancellation)
    {
        var indexed = new List<IndexedSignal>();
        foreach (var signal in signals)
        {
            var file = await run.Hold(blobs, signal.Hash, cancellation)
                ?? throw JobFailedException.BadInput($"The recording {signal.Hash} of {signal.SignalId} is not in the blob store.");
            indexed.Add(new IndexedSignal(signal.SignalId, file, signal.Samples, signal.RateHz, "", Side.Train, ""));
        }

        var path = Path.Combine(run.Folder, "signals.json");
        new DatasetIndex(run.Lease.Job, indexed).Write(path);
        return path;
    }

    private async Task<string> Model(JobRun run, string trial, CancellationToken cancellation)
    {
        var folder = Path.Combine(run.Folder, "model");
        Directory.CreateDirectory(folder);
        foreach (var name in s_modelFiles)
        {
            await using var bytes = await artifacts.Open(trial, name, cancellation)
                ?? throw JobFailedException.BadInput($"{trial} has no artifact {name}: only a completed training has a model.");
            await using var file = File.Create(Path.Combine(folder, name));
            await bytes.CopyToAsync(file, cancellation);
        }

        return folder;
    }
}
