using Cluster.Grains.Devices;
using Cluster.Grains.Storage;

namespace Cluster.Silo.Devices;

/// <summary>Stores checkpoints: at most one in 30 s of a running job, and its last one when it leaves. A copy stays in the silo's cache, so going on here needs no fetch.</summary>
internal sealed partial class CheckpointKeeper(
    IBlobStore blobs, IReportStore reports, BlobCache cache, RunningJobs jobs, DeviceOptions options, TimeProvider time, ILogger<CheckpointKeeper> log)
{
    /// <summary>Starts to store what is due; does not wait.</summary>
    public void StoreDue()
    {
        foreach (var run in jobs.All.Where(IsDue))
            _ = StoreInBackground(run);
    }

    /// <summary>Stores the newest checkpoint of a run if it is not stored yet; false if the lease turns out to be lost.</summary>
    public async Task<bool> Store(JobRun run, CancellationToken cancellation)
    {
        var state = run.Checkpoint;
        await state.Storing.WaitAsync(cancellation);
        try
        {
            if (state.Newer is not { } newer)
                return true;
            string hash;
            await using (var file = File.OpenRead(newer.File))
                hash = await blobs.Put(file, cancellation);
            // Whoever goes on from it starts at the next epoch: a report that was not stored by then would be missing for good.
            await run.Reports.WhenDurable(newer.Epoch).WaitAsync(cancellation);
            if (!await reports.SaveCheckpoint(run.Lease.Job, run.Lease.Fence, hash, newer.Epoch, cancellation))
            {
                LogRefused(log, run.Lease.Job, run.Lease.Fence, newer.Epoch);
                return false;
            }

            Keep(hash, newer.File);
            if (state.StoredHash is { } older && older != hash)
                cache.Discard(older);
            state.Stored(newer.File, hash, newer.Epoch, time.GetTimestamp());
            return true;
        }
        finally
        {
            state.Storing.Release();
        }
    }

    private bool IsDue(JobRun run) =>
        !run.IsEnding
        && run.LostCause is null
        && run.Checkpoint.Newer is not null
        && run.Checkpoint.Storing.CurrentCount > 0
        && time.GetElapsedTime(run.Checkpoint.StoredAt) >= options.CheckpointInterval;

    private async Task StoreInBackground(JobRun run)
    {
        try
        {
            if (!await Store(run, run.Lost))
                run.Lose("a checkpoint was refused: the fence is old");
        }
        catch (OperationCanceledException) when (run.Lost.IsCancellationRequested)
        {
            // Nobody wants it any more.
        }
        catch (Exception error)
        {
            // The job goes on; the next round tries again with what is newest then.
            LogNotStored(log, run.Lease.Job, error);
        }
    }

    private void Keep(string hash, string file)
    {
        try
        {
            cache.Keep(hash, file);
        }
        catch (IOException)
        {
            // The worker has deleted the file for a newer one: the copy is only there to save a fetch.
        }
    }
}
