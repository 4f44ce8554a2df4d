using System.Text.Json;
using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Grains.Storage;

namespace Cluster.Silo.Devices;

/// <summary>
/// Records how a run ended, in this order: all its epochs durable, its checkpoint or its artifacts stored, then the owner of the job told. Each step
/// is tried until it is done or the lease is lost; the lane does not wait for it.
/// </summary>
internal sealed partial class JobCloser(
    IPoolLink pool, IBlobStore blobs, BlobCache cache, ReportSender reports, CheckpointKeeper checkpoints, RunningJobs jobs, DeviceInstruments instruments, TimeProvider time, ILogger<JobCloser> log)
{
    public async Task Close(JobRun run, JobEnding ending)
    {
        run.MarkEnding();
        try
        {
            reports.Wake(urgent: true);
            await run.Reports.WhenEmpty().WaitAsync(run.Lost);
            var end = await Retry(run, () => Describe(run, ending));
            var recorded = await Retry(run, () => pool.End(run.Lease.Job, end, run.Lost));
            LogEnded(log, run.Lease.Job, run.Lease.Fence, end.Outcome, recorded);
            instruments.Ended(end.Outcome);
            run.IsOver = end.Outcome is not JobOutcome.Paused and not JobOutcome.Killed;
        }
        catch (OperationCanceledException) when (run.Lost.IsCancellationRequested)
        {
            LogLost(log, run.Lease.Job, run.Lease.Fence, run.LostCause!);
        }
        finally
        {
            Forget(run);
        }
    }

    /// <summary>Gives a lease back that was not begun.</summary>
    public Task HandBack(JobRun run) => Close(run, new JobEnding(null, new(JobOutcome.Paused, "", ""), TimeSpan.Zero));

    /// <summary>Drops a run whose lease is lost.</summary>
    public void Drop(JobRun run)
    {
        LogLost(log, run.Lease.Job, run.Lease.Fence, run.LostCause ?? "its worker was given up");
        Forget(run);
    }

    private void Forget(JobRun run)
    {
        jobs.Remove(run);
        run.ReleaseBlobs(cache);
        if (run.IsOver && run.Checkpoint.StoredHash is { } unneeded)
            cache.Discard(unneeded);
        try
        {
            Directory.Delete(run.Folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // It was never begun.
        }
        catch (IOException error)
        {
            LogFolderLeft(log, run.Folder, error);
        }
    }

    private async Task<JobEnd> Describe(JobRun run, JobEnding ending)
    {
        if (ending.LastWord is not JobCompleted and not JobStopped && !await checkpoints.Store(run, run.Lost))
        {
            run.Lose("the last checkpoint was refused: the fence is old");
            run.Lost.ThrowIfCancellationRequested();
        }

        var end = new JobEnd(
            run.Lease.Fence,
            Outcome(run, ending),
            Value: null,
            RecordsCorrect: null,
            Records: null,
            BestEpoch: null,
            Artifacts: [],
            FailureKind: null,
            Message: null,
            Log: run.Log?.Rest(),
            ending.LaneTime.TotalSeconds,
            run.Checkpoint.StoredHash,
            run.Checkpoint.StoredEpoch,
            Result: null);
        return ending.LastWord switch
        {
            JobCompleted done => end with
            {
                Value = done.Value,
                RecordsCorrect = done.RecordsCorrect,
                Records = done.Records,
                BestEpoch = done.BestEpoch,
                Artifacts = await Store(done.Files, run.Lost),
                Result = done.Result is { } result ? result.GetRawText() : null,
            },
            JobFailed failed => end with { FailureKind = JsonNamingPolicy.SnakeCaseLower.ConvertName(failed.Kind.ToString()), Message = failed.Message },
            null when end.Outcome is JobOutcome.Failed or JobOutcome.Killed => end with { FailureKind = ending.Fault!.Kind, Message = ending.Fault.Message },
            _ => end,
        };
    }

    /// <summary>A worker that had to be killed because it did not leave as asked ends as asked.</summary>
    private static JobOutcome Outcome(JobRun run, JobEnding ending) => ending.LastWord switch
    {
        JobCompleted => JobOutcome.Completed,
        JobPaused => JobOutcome.Paused,
        JobStopped { Reason: StopReason.Pruned } => JobOutcome.Pruned,
        JobStopped => JobOutcome.Stopped,
        JobFailed { Kind: Compute.Models.Jobs.FailureKind.DiskFull } => JobOutcome.Killed,
        JobFailed => JobOutcome.Failed,
        _ when ending.Fault!.Outcome != JobOutcome.Killed || !run.WasKilledForStalling => ending.Fault.Outcome,
        _ => run.Asked switch
        {
            DesiredState.Stop => JobOutcome.Stopped,
            DesiredState.Prune => JobOutcome.Pruned,
            _ => JobOutcome.Paused,
        },
    };

    private async Task<IReadOnlyList<ArtifactRow>> Store(IReadOnlyList<JobFile> files, CancellationToken cancellation)
    {
        var rows = new List<ArtifactRow>();
        foreach (var file in files)
        {
            await using var bytes = File.OpenRead(file.Path);
            var hash = await blobs.Put(bytes, cancellation);
            if (hash != file.Hash)
                throw new InvalidDataException($"Artifact {file.Name}: expected the hash {file.Hash} that the worker named, found {hash}.");
            rows.Add(new ArtifactRow(file.Name, hash, file.Length));
        }

        return rows;
    }

    private async Task<T> Retry<T>(JobRun run, Func<Task<T>> step)
    {
        var backoff = new Backoff(time);
        while (true)
        {
            run.Lost.ThrowIfCancellationRequested();
            try
            {
                return await step();
            }
            catch (Exception error) when (!run.Lost.IsCancellationRequested)
            {
                // Whatever stands in the way may pass; the lease says how long it is worth trying.
                LogRetry(log, run.Lease.Job, error);
                await backoff.Wait(run.Lost);
            }
        }
    }
}
