using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

/// <summary>One lane: what runs on it and since when, how long it was busy and idle, and whether it is out of use.</summary>
internal sealed class Lane
{
    /// <summary>The device that is no GPU.</summary>
    public const string Cpu = "cpu";

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly int _failuresUntilQuarantine;
    private TaskCompletionSource<JobRun> _next = NewSource<JobRun>();
    private TaskCompletionSource _reinstated = NewSource();
    private JobRun? _run;
    private bool _isOpen;
    private long _since;
    private DateTimeOffset _sinceAt;
    private TimeSpan _busy;
    private TimeSpan _idle;
    private int _failures;
    private long _jobsDone;
    private string? _quarantine;

    public Lane(string id, LaneKind kind, string device, int failuresUntilQuarantine, TimeProvider time)
    {
        (Id, Kind, Device, _failuresUntilQuarantine, _time) = (id, kind, device, failuresUntilQuarantine, time);
        (_since, _sinceAt) = (time.GetTimestamp(), time.GetUtcNow());
    }

    public string Id { get; }

    public LaneKind Kind { get; }

    /// <summary>cpu or cuda:N.</summary>
    public string Device { get; }

    public bool IsGpu => Device != Cpu;

    public LaneOffer Offer => new(Id, Kind);

    /// <summary>Whether the lane waits for a lease with a worker that is ready.</summary>
    public bool IsFree
    {
        get
        {
            lock (_lock)
                return _isOpen && _run is null && _quarantine is null;
        }
    }

    public string? Quarantine
    {
        get
        {
            lock (_lock)
                return _quarantine;
        }
    }

    /// <summary>Opens the lane: completes with the next run that is put on it.</summary>
    public Task<JobRun> Open()
    {
        lock (_lock)
        {
            if (_next.Task.IsCompleted)
                _next = NewSource<JobRun>();
            _isOpen = true;
            return _next.Task;
        }
    }

    /// <summary>Takes the lane back because its worker has gone; false if a run was put on it meanwhile.</summary>
    public bool Close()
    {
        lock (_lock)
        {
            _isOpen = false;
            return _run is null;
        }
    }

    /// <summary>Puts a run on the lane and says how long it was idle; false if it is not free.</summary>
    public bool TryTake(JobRun run, out TimeSpan idle)
    {
        lock (_lock)
        {
            idle = TimeSpan.Zero;
            if (!_isOpen || _run is not null || _quarantine is not null)
                return false;
            idle = Turn();
            _idle += idle;
            _run = run;
            _isOpen = false;
            return _next.TrySetResult(run);
        }
    }

    /// <summary>The worker has said its last word: the lane is idle from now on. Returns how long it was busy.</summary>
    public TimeSpan Free(JobRun run)
    {
        lock (_lock)
        {
            if (_run != run)
                return TimeSpan.Zero;
            _run = null;
            _jobsDone++;
            var busy = Turn();
            _busy += busy;
            return busy;
        }
    }

    /// <summary>A worker broke on this lane; true if that puts the lane out of use.</summary>
    public bool Failed(string reason)
    {
        lock (_lock)
        {
            if (++_failures < _failuresUntilQuarantine || _quarantine is not null)
                return false;
            _quarantine = $"{_failures} failures in a row; last: {reason}";
            return true;
        }
    }

    /// <summary>Puts the lane out of use at once.</summary>
    public void PutOutOfUse(string reason)
    {
        lock (_lock)
            _quarantine ??= reason;
    }

    /// <summary>A worker came to an orderly end: failures are counted anew.</summary>
    public void Worked()
    {
        lock (_lock)
            _failures = 0;
    }

    /// <summary>Brings the lane back into use.</summary>
    public void Reinstate()
    {
        lock (_lock)
        {
            (_quarantine, _failures) = (null, 0);
            _reinstated.TrySetResult();
            _reinstated = NewSource();
        }
    }

    /// <summary>Completes when the lane is in use.</summary>
    public Task WhenInUse()
    {
        lock (_lock)
            return _quarantine is null ? Task.CompletedTask : _reinstated.Task;
    }

    public LaneHealth Health(Func<int, ProcessUse> use)
    {
        lock (_lock)
        {
            var now = _time.GetElapsedTime(_since);
            var worker = _run?.WorkerProcessId;
            var used = worker is { } id ? use(id) : ProcessUse.None;
            return new LaneHealth(
                Id,
                Kind,
                Device,
                _run?.Lease.Job,
                _run?.Lease.Title,
                _sinceAt,
                worker,
                used.CpuCores,
                used.MemoryBytes,
                _quarantine,
                _jobsDone,
                (_busy + (_run is null ? TimeSpan.Zero : now)).TotalSeconds,
                (_idle + (_run is null ? now : TimeSpan.Zero)).TotalSeconds);
        }
    }

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TimeSpan Turn()
    {
        var passed = _time.GetElapsedTime(_since);
        (_since, _sinceAt) = (_time.GetTimestamp(), _time.GetUtcNow());
        return passed;
    }
}
