using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;

namespace Cluster.Grains.Devices;

internal sealed partial class SchedulerGrain
{
    public async Task<PendingReason> Explain(string job, CancellationToken cancellation)
    {
        var row = await jobs.Find(job, cancellation);
        if (row is null)
            return new($"There is no job {job}.", null, null);
        if (row.State != TrialState.Queued)
            return new($"It does not wait: it is {row.State}{(row.Reason is null ? "" : $" ({row.Reason})")}.", null, null);
        if (row.Desired != DesiredState.Run)
            return new($"Its campaign wants it to {row.Desired}.", null, null);
        if (_queue.Find(job) is not { } waiting)
            return new("It was queued a moment ago; the scheduler has not read it yet.", null, TimeSpan.Zero);

        var lanes = _silos.Where(s => !IsDead(s.Key)).SelectMany(s => s.Value.Lanes.Select(l => (Silo: s.Key, Lane: l))).Where(l => l.Lane.Kind == waiting.LaneKind).ToArray();
        if (lanes.Length == 0)
            return new($"No silo offers a lane for {waiting.LaneKind} jobs.", null, null);
        if (lanes.All(l => DiskIsFull(l.Silo)))
            return new("The data disk of every silo is too full for new leases.", null, null);
        if (lanes.All(l => l.Lane.Quarantine is not null))
            return new("Every lane is quarantined; see the Devices page.", null, null);
        var ahead = _queue.Pick(waiting.LaneKind, _queue.Waiting.Count).TakeWhile(j => j.Id != job).Count();
        var running = _queue.RunningOf(LeaseQueue.Group(waiting));
        if (running >= waiting.Parallel)
            return new($"Its campaign runs {running} trials at once, as many as its parallel limit of {waiting.Parallel} allows.", ahead, Typical());
        var busy = lanes.Count(l => l.Lane.Job is not null);
        return busy == lanes.Length || ahead >= lanes.Length - busy
            ? new($"All {lanes.Length} lanes are busy or promised; {ahead} jobs are ahead of it.", ahead, Typical())
            : new("A lane is free; it starts with the agent's next request.", ahead, TimeSpan.FromSeconds(1));
    }

    public Task<PoolView> View(CancellationToken cancellation) => Task.FromResult(View());

    private PoolView View()
    {
        var silos = _silos.Select(s => new SiloRow(
            s.Key,
            s.Value.Name,
            IsDead(s.Key) ? "Dead" : time.GetElapsedTime(s.Value.RenewedAt) > TimeSpan.FromSeconds(5) ? "Suspect" : "Active",
            s.Value.RenewedAtUtc,
            s.Value.Health,
            s.Value.Lanes));
        var queue = _queue.Waiting.Concat(_queue.Running).GroupBy(LeaseQueue.Group, StringComparer.Ordinal).Select(g => new QueueRow(
            g.First().Campaign, g.Max(j => j.Priority), g.Count(j => !j.Running), g.Count(j => j.Running), _queue.UsedSeconds(g.Key)));
        var full = _silos.Where(s => DiskIsFull(s.Key)).Select(s => s.Value.Name).ToArray();
        return new(
            Pool,
            [.. silos.OrderBy(s => s.Name, StringComparer.Ordinal)],
            [.. queue.OrderByDescending(q => q.Priority).ThenBy(q => q.Campaign, StringComparer.Ordinal)],
            self.Name,
            time.GetUtcNow(),
            _version,
            full.Length == 0 ? null : $"The data disk of {string.Join(", ", full)} is nearly full: no new trials start there.");
    }

    private Task Publish(CancellationToken cancellation) => _stream!.OnNextAsync(View());

    /// <summary>Mean time the running jobs have held their lanes so far: a lower bound of when one may become free.</summary>
    private TimeSpan? Typical()
    {
        var ages = _queue.Running.Where(j => j.GrantedAt is not null).Select(j => (time.GetUtcNow() - j.GrantedAt!.Value).TotalSeconds).ToArray();
        return ages.Length == 0 ? null : TimeSpan.FromSeconds(ages.Average());
    }
}
