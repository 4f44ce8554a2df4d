using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Contracts.Signals;
using Cluster.Grains.Models;

namespace Cluster.Grains.Devices;

internal sealed partial class SchedulerGrain
{
    private async Task Rebuild(IReadOnlyList<string>? ids, CancellationToken cancellation)
    {
        if (ids is { Count: 0 })
            return;
        var open = await Guarded(() => jobs.Open(Pool, ids, cancellation));
        var gone = (ids ?? []).Except(open.Select(j => j.Id), StringComparer.Ordinal);
        foreach (var id in gone)
        {
            Charge(id);
            _queue.Remove(id);
            _leases.Remove(id);
        }

        foreach (var job in open)
        {
            _queue.Put(job);
            if (!job.Running)
                _leases.Remove(job.Id);
            else if (!_leases.TryGetValue(job.Id, out var lease) || lease.Fence != job.Fence)
                _leases[job.Id] = new(job.Fence, job.Silo ?? "", time.GetTimestamp(), Announced: false);
        }

        _version++;
    }

    /// <summary>Reads, in one query, what was reported as changed since the last time; agents are told of running jobs whose desired state moved.</summary>
    private async Task Refresh()
    {
        if (_stale.Count == 0)
            return;
        var changed = _stale.ToArray();
        _stale.Clear();
        // Whoever asked may have left meanwhile; what was reported is read nevertheless.
        await Rebuild(changed, CancellationToken.None);
        foreach (var silo in changed.Select(j => _queue.Find(j)).Where(j => j is { Running: true }).GroupBy(j => j!.Silo!))
        {
            if (_silos.TryGetValue(silo.Key, out var seen))
                await seen.Observer.DesiredChanged([.. silo.Select(j => j!.Id)]);
        }

        await WakeAgents();
    }

    /// <summary>Compares the index with the table, beside the turns; what differs is read again in a turn, since it may have changed meanwhile.</summary>
    private async Task Reconcile(CancellationToken cancellation)
    {
        var open = await Guarded(() => Task.Run(() => jobs.Open(Pool, ids: null, cancellation), cancellation));
        var known = _queue.Waiting.Concat(_queue.Running).Select(j => j.Id).ToHashSet(StringComparer.Ordinal);
        known.ExceptWith(open.Select(j => j.Id));
        await Changed([.. known, .. open.Where(j => j != _queue.Find(j.Id)).Select(j => j.Id)], cancellation);
    }

    private async Task Sweep(CancellationToken cancellation)
    {
        foreach (var (job, lease) in _leases.ToArray())
        {
            // The owner may be busy; to ask it again at every sweep would only fill its queue.
            if (lease.GivenUpAt is { } told && time.GetElapsedTime(told) < options.Value.LeaseTime / 2)
                continue;
            if (IsDead(lease.Silo))
                GiveUp(job, lease, "its silo is dead");
            else if (time.GetElapsedTime(lease.RenewedAt) > options.Value.LeaseTime)
                GiveUp(job, lease, "its lease expired");
        }

        foreach (var silo in _silos.Where(s => IsDead(s.Key) && time.GetElapsedTime(s.Value.RenewedAt) > TimeSpan.FromMinutes(1)).ToArray())
            _silos.Remove(silo.Key);
        await Task.CompletedTask;
    }

    /// <summary>The owner of the job decides what becomes of it; it answers through <see cref="Changed"/>, so this turn does not wait for it.</summary>
    private void GiveUp(string job, HeldUntil lease, string cause)
    {
        LogGivenUp(job, lease.Fence, lease.Silo, cause);
        if (lease.GivenUpAt is null)
            Charge(job);
        _leases[job] = lease with { GivenUpAt = time.GetTimestamp() };
        IJobGrain owner = job[..job.IndexOf('-', StringComparison.Ordinal)] switch
        {
            "trial" => GrainFactory.GetGrain<ITrialGrain>(job),
            SignalJobKinds.Generation or SignalJobKinds.Projection => GrainFactory.GetGrain<ISignalJobGrain>(job),
            PredictionJobs.Kind => GrainFactory.GetGrain<IPredictionGrain>(job),
            _ => GrainFactory.GetGrain<IEvaluationGrain>(job),
        };
        Watch(owner.Lost(lease.Fence, cause, CancellationToken.None), job);
    }

    private void Charge(string id)
    {
        if (_queue.Find(id) is { Running: true, GrantedAt: { } granted } job)
            _queue.Charge(job, Math.Max(0, (time.GetUtcNow() - granted).TotalSeconds));
    }

    private void TellOwners(IReadOnlyList<JobRecord> granted)
    {
        foreach (var prediction in granted.Where(j => j.Kind == PredictionJobs.Kind))
            Watch(GrainFactory.GetGrain<IPredictionGrain>(prediction.Id).Taken(CancellationToken.None), prediction.Id);
        foreach (var evaluation in granted.Where(j => j.Kind == EvaluationJobs.Kind))
            Watch(GrainFactory.GetGrain<IEvaluationGrain>(evaluation.Id).Taken(CancellationToken.None), evaluation.Id);
        foreach (var campaign in granted.Where(j => j.Campaign is not null).GroupBy(j => j.Campaign!))
            Watch(GrainFactory.GetGrain<ICampaignGrain>(campaign.Key).TrialsChanged([.. campaign.Select(j => j.Id)], CancellationToken.None), campaign.Key);
    }

    private bool IsHolder(HeldLease held, string silo) =>
        _queue.Find(held.Job) is { Running: true } job && job.Fence == held.Fence && job.Silo == silo
        && (!_leases.TryGetValue(held.Job, out var lease) || lease.Fence == held.Fence);

    private bool IsDead(string silo) =>
        !SiloAddress.TryParse(silo, null, out var address) || membership.CurrentSnapshot.GetSiloStatus(address) is SiloStatus.Dead or SiloStatus.None;

    private bool DiskIsFull(string silo) => _silos.TryGetValue(silo, out var seen) && seen.Health.DiskFree < options.Value.DiskFreeForLeases;

    private async Task<T> Guarded<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogDropped(Pool, e);
            DeactivateOnIdle();
            throw;
        }
    }

    private Task<bool> Guarded(Func<Task> work) => Guarded(async () =>
    {
        await work();
        return true;
    });

    private void Watch(Task told, string whom) => _ = told.ContinueWith(
        t => LogUntold(whom, t.Exception!.InnerException!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Current);
}
