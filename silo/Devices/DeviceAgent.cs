using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

/// <summary>
/// The agent of a silo: finds its lanes, pulls leases for the free ones, runs them, and hands everything back when the silo leaves. It starts once the
/// silo is active and stops before the silo's grains do, on no scheduler of Orleans.
/// </summary>
internal sealed partial class DeviceAgent(
    IPoolLink pool,
    LaneLoop laneLoop,
    LaneWorkers workers,
    WorkerLedger ledger,
    LeaseKeeper leases,
    HeldCheck heldCheck,
    ReportSender reports,
    JobCloser closer,
    RunningJobs jobs,
    Grants grants,
    DeviceHealth health,
    DeviceOptions options,
    DeviceInstruments instruments,
    TimeProvider time,
    ILogger<DeviceAgent> log) : IDeviceObserver, IAsyncDisposable
{
    private static readonly TimeSpan s_longestCall = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly Signal _freed = new();
    private readonly string _runsFolder = Path.Combine(options.DataFolder, "runs", options.SiloName);
    private Task _running = Task.CompletedTask;
    private bool _wasDiskFilling;

    /// <summary>The lanes; none until a worker has said which devices there are.</summary>
    public IReadOnlyList<Lane> Lanes { get; private set; } = [];

    public void Start() => _running = Task.Run(Run);

    /// <summary>Workers write their checkpoints and leave; what is not stored within the time given is left to the next lease.</summary>
    public async Task Stop()
    {
        if (_stopping.IsCancellationRequested)
            return;
        LogStopping(log, jobs.All.Count);
        await _stopping.CancelAsync();
        foreach (var run in jobs.All)
            run.Ask(DesiredState.Pause);
        try
        {
            await _running.WaitAsync(options.StopTimeout, time);
        }
        catch (TimeoutException)
        {
            LogStopTimeout(log, jobs.All.Count);
            foreach (var run in jobs.All)
                run.Lose("the silo stops");
            await _running;
        }
    }

    public Task WorkWaits()
    {
        _freed.Set();
        return Task.CompletedTask;
    }

    public Task DesiredChanged(IReadOnlyList<string> jobs)
    {
        heldCheck.Wake();
        return Task.CompletedTask;
    }

    /// <summary>Brings a lane back from quarantine.</summary>
    public Task Reinstate(string lane)
    {
        if (Lanes.FirstOrDefault(l => l.Id == lane) is { } found)
        {
            LogReinstated(log, lane);
            found.Reinstate();
        }

        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _stopping.Dispose();
        _stopped.Dispose();
    }

    private async Task Run()
    {
        try
        {
            await SweepLeftovers();
            pool.Listen(this);
            var first = await FirstWorker();
            Lanes = LanePlan.For(options, first?.Ready.Devices ?? [Lane.Cpu], time);
            if (first is not null && Lanes[0].IsGpu)
            {
                // It may hold memory of the device, whose baseline has to be taken without it.
                await first.Process.DisposeAsync();
                first = null;
            }

            LogLanes(log, Lanes.Count, string.Join(", ", Lanes.Select(lane => lane.Id)));
            Task[] background = [reports.Run(_stopped.Token), leases.Run(Lanes, _stopped.Token), heldCheck.Run(_stopped.Token)];
            await Task.WhenAll([Acquire(), .. Lanes.Select((lane, i) => laneLoop.Run(lane, i == 0 ? first : null, _freed, _stopping.Token))]);
            await Leave();
            await _stopped.CancelAsync();
            await Task.WhenAll(background).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Told to stop before there was a lane.
        }
        catch (Exception error)
        {
            // Nothing watches this task: without this line a silo without lanes would be silent.
            LogBroken(log, error);
            throw;
        }
    }

    private async Task SweepLeftovers()
    {
        var ended = await ledger.Sweep(_stopping.Token);
        if (Directory.Exists(_runsFolder))
            Directory.Delete(_runsFolder, recursive: true);
        Directory.CreateDirectory(_runsFolder);
        LogSwept(log, ended);
    }

    /// <summary>The worker that says which devices there are; it is the first lane's first one. Null if none came up: then the lanes say why.</summary>
    private async Task<ReadyWorker?> FirstWorker()
    {
        if (options.TrainingLanes + options.InteractiveLanes == 0)
            return null;
        try
        {
            return await workers.Start(options.TrainingLanes > 0 ? LaneKind.Training : LaneKind.Interactive, _stopping.Token);
        }
        catch (WorkerStartException error)
        {
            LogNoWorker(log, error);
            return null;
        }
    }

    private async Task Acquire()
    {
        var backoff = new Backoff(time);
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _freed.Wait(options.PollInterval, time, _stopping.Token);
                await AcquireOnce();
                backoff.Reset();
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The scheduler moves between silos, the database restarts: what was granted without our hearing of it is given back by the check.
                LogNotAcquired(log, error);
                await backoff.Wait(_stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task AcquireOnce()
    {
        var free = Lanes.Where(lane => lane.IsFree).Select(lane => lane.Offer).ToArray();
        if (free.Length == 0)
            return;
        if (IsDiskFilling())
            return;

        // A call under way when the silo stops is waited for: what it brings is handed back in good order.
        using var late = new CancellationTokenSource(s_longestCall, time);
        var sentAt = time.GetTimestamp();
        grants.Ask();
        try
        {
            foreach (var lease in await pool.AcquireMany(free, late.Token))
                Take(lease, sentAt);
            if (time.GetElapsedTime(sentAt) > options.RenewInterval / 2)
                leases.RenewSoon();
        }
        finally
        {
            grants.Answer();
        }
    }

    private bool IsDiskFilling()
    {
        var free = health.DiskFree;
        var isFilling = free < options.DiskFreeForLeases;
        if (isFilling && !_wasDiskFilling)
            LogDiskFilling(log, free);
        return _wasDiskFilling = isFilling;
    }

    private void Take(Lease lease, long sentAt)
    {
        instruments.Leased(1);
        var run = new JobRun(lease, sentAt, Path.Combine(_runsFolder, $"{lease.Job}-{lease.Fence}"), time);
        jobs.Add(run);
        if (!_stopping.IsCancellationRequested && Lanes.FirstOrDefault(lane => lane.Id == lease.Lane) is { } lane && lane.TryTake(run, out var idle))
        {
            instruments.Idle(idle);
            return;
        }

        LogHandedBack(log, lease.Job, lease.Lane);
        _ = closer.HandBack(run);
    }

    private async Task Leave()
    {
        using var late = new CancellationTokenSource(s_longestCall, time);
        try
        {
            await pool.Leave(late.Token);
        }
        catch (Exception error)
        {
            // Then the leases run out.
            LogNotLeft(log, error);
        }
    }
}
