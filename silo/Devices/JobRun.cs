using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

/// <summary>One lease on this silo, from its grant until its end is recorded or the lease is lost.</summary>
internal sealed class JobRun : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _lost = new();
    private readonly List<string> _blobs = [];
    private WorkerProcess? _worker;
    private ExtendDeadline _deadline;
    private long? _askedAt;

    /// <param name="lease">What was granted.</param>
    /// <param name="sentAt">When the request for it was sent: the lease counts from there.</param>
    /// <param name="folder">A folder of the run's own.</param>
    /// <param name="time">The clock.</param>
    public JobRun(Lease lease, long sentAt, string folder, TimeProvider time)
    {
        Lease = lease;
        Folder = folder;
        _time = time;
        _deadline = DeadlineOf(sentAt, lease.LeaseTime);
        Lost = _lost.Token;
        Checkpoint = new CheckpointState(lease.Checkpoint, lease.CheckpointEpoch, time.GetTimestamp());
    }

    public Lease Lease { get; }

    public HeldLease Held => new(Lease.Job, Lease.Fence, Lease.Lane);

    public string Folder { get; }

    public ReportBuffer Reports { get; } = new();

    public CheckpointState Checkpoint { get; }

    /// <summary>Cancelled when the lease is not this silo's any more.</summary>
    public CancellationToken Lost { get; }

    public string? LostCause { get; private set; }

    /// <summary>Whether the worker has said its last word; what is left is to record it.</summary>
    public bool IsEnding { get; private set; }

    /// <summary>Whether the job has ended for good, so that nobody goes on from its checkpoint.</summary>
    public bool IsOver { get; set; }

    /// <summary>What the worker was asked to do.</summary>
    public DesiredState Asked { get; private set; }

    /// <summary>Whether its worker was killed since it did not leave as asked.</summary>
    public bool WasKilledForStalling { get; private set; }

    /// <summary>What its worker wrote; null before it has one.</summary>
    public WorkerLog? Log
    {
        get
        {
            lock (_lock)
                return _worker?.Log;
        }
    }

    public int? WorkerProcessId
    {
        get
        {
            lock (_lock)
                return _worker?.Id;
        }
    }

    /// <summary>Whether the time for which the lease was surely held has passed.</summary>
    public bool IsOverdue => _time.GetElapsedTime(_deadline.SentAt!.Value) > TimeSpan.FromMilliseconds(_deadline.Milliseconds);

    /// <summary>A blob's file in the cache, held there until the run is over; null if the store has no such blob.</summary>
    public async Task<string?> Hold(BlobCache cache, string hash, CancellationToken cancellation)
    {
        if (await cache.Hold(hash, cancellation) is not { } file)
            return null;
        lock (_lock)
            _blobs.Add(hash);
        return file;
    }

    /// <summary>Gives all held blobs back.</summary>
    public void ReleaseBlobs(BlobCache cache)
    {
        lock (_lock)
        {
            cache.Release(_blobs);
            _blobs.Clear();
        }
    }

    /// <summary>Gives the job to a worker, with whatever was asked of it meanwhile.</summary>
    public void Begin(WorkerProcess worker, TrainingJob job, JobPlace place)
    {
        lock (_lock)
        {
            _worker = worker;
            worker.Send(new RunJob(job, place, _deadline));
            Tell();
        }
    }

    /// <summary>Counts the lease from the moment its renewal was sent; two thirds of it are used.</summary>
    public void Extend(long sentAt, TimeSpan leaseTime)
    {
        lock (_lock)
        {
            var deadline = DeadlineOf(sentAt, leaseTime);
            if (sentAt <= _deadline.SentAt)
                return;
            _deadline = deadline;
            _worker?.Send(deadline);
        }
    }

    public void MarkDurable(int epoch)
    {
        Reports.Forget(epoch);
        lock (_lock)
            _worker?.Send(new MarkDurable(epoch));
    }

    /// <summary>Asks the worker to leave in this way; false if it is leaving already or something as strong was asked before.</summary>
    public bool Ask(DesiredState desired)
    {
        lock (_lock)
        {
            if (desired <= Asked || IsEnding)
                return false;
            Asked = desired;
            Tell();
            return true;
        }
    }

    /// <summary>Kills a worker that was asked to leave and has not done so in time; true if this call did.</summary>
    public bool KillIfStalled(TimeSpan patience)
    {
        lock (_lock)
        {
            if (IsEnding || WasKilledForStalling || _worker is null || _worker.HasExited || _askedAt is not { } askedAt || _time.GetElapsedTime(askedAt) < patience)
                return false;
            WasKilledForStalling = true;
            _worker.Kill();
            return true;
        }
    }

    public void MarkEnding()
    {
        lock (_lock)
            IsEnding = true;
    }

    /// <summary>The lease is not ours: the worker is killed, and whatever it still says is discarded.</summary>
    public void Lose(string cause)
    {
        lock (_lock)
        {
            if (LostCause is not null)
                return;
            LostCause = cause;
            _worker?.Kill();
        }

        _lost.Cancel();
    }

    public void Dispose() => _lost.Dispose();

    private static ExtendDeadline DeadlineOf(long sentAt, TimeSpan leaseTime) => new((long)(leaseTime * 2 / 3).TotalMilliseconds, sentAt);

    private void Tell()
    {
        WorkerCommand? command = Asked switch
        {
            DesiredState.Pause => new PauseJob(),
            DesiredState.Prune => new PruneJob(),
            DesiredState.Stop => new StopJob(),
            _ => null,
        };
        if (command is null || _worker is null)
            return;
        _askedAt = _time.GetTimestamp();
        _worker.Send(command);
    }
}
