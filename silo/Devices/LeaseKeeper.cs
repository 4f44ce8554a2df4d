using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Devices;

/// <summary>
/// One renewal message a silo every 2 s. A renewal counts from the moment it was sent, and only for the leases it named; an answer that is long in
/// coming holds up none of the next ones. A run whose time has passed is given up without being told.
/// A run whose end is on its way to its owner is left to the owner's answer: the scheduler may know of the end before this silo does.
/// </summary>
internal sealed partial class LeaseKeeper(
    IPoolLink pool, RunningJobs jobs, CheckpointKeeper checkpoints, DeviceHealth health, DeviceOptions options, DeviceInstruments instruments, TimeProvider time, ILogger<LeaseKeeper> log)
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestCall = TimeSpan.FromSeconds(5);

    private int _isDue;

    /// <summary>Renews with the next tick: a lease whose grant was long in coming has little left of its time.</summary>
    public void RenewSoon() => Interlocked.Exchange(ref _isDue, 1);

    public async Task Run(IReadOnlyList<Lane> lanes, CancellationToken stopping)
    {
        using var ticks = new PeriodicTimer(s_tick, time);
        long? renewedAt = null;
        do
        {
            GiveUpOverdue();
            KillStalled();
            checkpoints.StoreDue();
            var isDue = Interlocked.Exchange(ref _isDue, 0) != 0;
            if (!isDue && renewedAt is { } at && time.GetElapsedTime(at) < options.RenewInterval)
                continue;
            renewedAt = time.GetTimestamp();
            _ = Renew(lanes, stopping);
            PauseIfDiskIsFull();
        }
        while (await ticks.WaitForNextTickAsync(stopping));
    }

    private async Task Renew(IReadOnlyList<Lane> lanes, CancellationToken stopping)
    {
        var held = jobs.All.Where(run => run.LostCause is null).ToArray();
        using var late = new CancellationTokenSource(s_longestCall, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping);
        var sentAt = time.GetTimestamp();
        try
        {
            var (silo, laneHealth) = health.Look(lanes);
            var answer = await pool.Renew([.. held.Select(run => run.Held)], silo, laneHealth, either.Token);
            foreach (var run in held)
            {
                if (!answer.Lost.Contains(run.Held))
                    run.Extend(sentAt, answer.LeaseTime);
                else if (!run.IsEnding)
                    Lose(run, "the scheduler says it is not this silo's");
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The silo is leaving.
        }
        catch (Exception error)
        {
            // The scheduler moves between silos: the next tick asks again, and the leases run on meanwhile.
            LogNotRenewed(log, held.Length, error);
            RenewSoon();
        }
    }

    private void GiveUpOverdue()
    {
        foreach (var run in jobs.All.Where(run => run.IsOverdue))
            Lose(run, "it could not be renewed in time");
    }

    private void Lose(JobRun run, string cause)
    {
        if (run.LostCause is not null)
            return;
        LogLost(log, run.Lease.Job, run.Lease.Fence, cause);
        if (!run.IsEnding)
            instruments.LeaseLost();
        run.Lose(cause);
    }

    private void KillStalled()
    {
        foreach (var run in jobs.All.Where(run => run.KillIfStalled(options.CancelTimeout)))
            LogStalled(log, run.Lease.Job, run.Asked);
    }

    private void PauseIfDiskIsFull()
    {
        var free = health.DiskFree;
        if (free >= options.DiskFreeForRunning)
            return;
        foreach (var run in jobs.All.Where(run => run.Ask(DesiredState.Pause)))
            LogDiskFull(log, free, run.Lease.Job);
    }
}
