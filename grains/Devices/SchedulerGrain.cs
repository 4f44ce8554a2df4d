using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Models;
using Cluster.Grains.Storage;
using Microsoft.Extensions.Options;
using Orleans.Streams;

namespace Cluster.Grains.Devices;

/// <summary>
/// Queue and leases of one pool. It owns the lease columns of table job (fence, silo, lane) and nothing else: its index is rebuilt from the table
/// whenever it activates and compared with it every 30 s.
/// </summary>
[KeepAlive]
internal sealed partial class SchedulerGrain(
    JobTable jobs,
    IClusterMembershipService membership,
    ILocalSiloDetails self,
    IOptions<LeaseOptions> options,
    TimeProvider time,
    ILogger<SchedulerGrain> logger) : Grain, ISchedulerGrain, IRemindable
{
    private const string KeepAliveReminder = "keep-alive";

    private readonly LeaseQueue _queue = new();
    private readonly Dictionary<string, HeldUntil> _leases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SiloSeen> _silos = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stale = new(StringComparer.Ordinal);
    private IGrainTimer? _refresh;
    private IAsyncStream<PoolView>? _stream;
    private long _version;

    private string Pool => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Rebuild(ids: null, cancellationToken);
        _stream = this.GetStreamProvider(CampaignStreams.Provider).GetStream<PoolView>(StreamId.Create(DeviceStreams.Namespace, Pool));
        _refresh = this.RegisterGrainTimer(_ => Refresh(), new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        this.RegisterGrainTimer(Sweep, new GrainTimerCreationOptions(TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(500)) { KeepAlive = true });
        this.RegisterGrainTimer(Publish, new GrainTimerCreationOptions(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)) { KeepAlive = true });
        this.RegisterGrainTimer(
            Reconcile, new GrainTimerCreationOptions(options.Value.Reconcile, options.Value.Reconcile) { KeepAlive = true, Interleave = true });
        await this.RegisterOrUpdateReminder(KeepAliveReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), cancellationToken);
        LogActive(Pool, _queue.Waiting.Count, _queue.Running.Count);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    public async Task<IReadOnlyList<Lease>> AcquireMany(AcquireRequest request, CancellationToken cancellation)
    {
        await Refresh();
        if (IsDead(request.Silo) || DiskIsFull(request.Silo))
            return [];

        var leases = new List<Lease>();
        foreach (var kind in request.Lanes.GroupBy(l => l.Kind))
        {
            var lanes = kind.ToArray();
            var picks = _queue.Pick(kind.Key, lanes.Length).Select((job, i) => (Job: job.Id, job.Fence, lanes[i].Lane)).ToArray();
            if (picks.Length == 0)
                continue;
            var granted = await Guarded(() => jobs.Grant(request.Silo, request.SiloName, picks, cancellation));
            if (granted.Count < picks.Length)
                await Rebuild([.. picks.Select(p => p.Job).Except(granted.Select(g => g.Id))], cancellation);
            leases.AddRange(granted.Select(Leased));
            TellOwners(granted);
        }

        if (leases.Count > 0)
            _version++;
        return leases;
    }

    public async Task<RenewAnswer> Renew(RenewRequest request, IDeviceObserver observer, CancellationToken cancellation)
    {
        var now = time.GetTimestamp();
        _silos[request.Silo] = new(request.SiloName, request.Health, request.Lanes, observer, now, time.GetUtcNow());
        if (IsDead(request.Silo))
            return new(request.Held, options.Value.LeaseTime);

        var unknown = request.Held.Where(h => !IsHolder(h, request.Silo)).Select(h => h.Job).ToArray();
        if (unknown.Length > 0)
            await Rebuild(unknown, cancellation);

        var lost = new List<HeldLease>();
        foreach (var held in request.Held)
        {
            if (IsHolder(held, request.Silo))
                _leases[held.Job] = new(held.Fence, request.Silo, now, Announced: true);
            else
                lost.Add(held);
        }

        if (_queue.Waiting.Count > 0)
            await observer.WorkWaits();
        return new(lost, options.Value.LeaseTime);
    }

    public Task Changed(IReadOnlyList<string> jobs, CancellationToken cancellation)
    {
        _stale.UnionWith(jobs);
        _refresh!.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public async Task<string> Reinstate(CommandContext context, string silo, string lane, CancellationToken cancellation)
    {
        if (!_silos.TryGetValue(silo, out var seen) || IsDead(silo) || seen.Lanes.All(known => known.Lane != lane))
            throw new CommandRefusedException($"There is no lane {lane} on a living silo {silo}.", RefusalKind.NotFound);
        await seen.Observer.Reinstate(lane);
        return $"{lane} of {seen.Name}";
    }

    public Task Leave(string silo, CancellationToken cancellation)
    {
        _silos.Remove(silo);
        foreach (var lease in _leases.Where(l => l.Value.Silo == silo).ToArray())
            GiveUp(lease.Key, lease.Value, "its silo left");
        return Task.CompletedTask;
    }

    private Lease Leased(JobRecord job)
    {
        _queue.Put(_queue.Find(job.Id)! with
        {
            Running = true,
            Fence = job.Fence,
            Silo = job.Silo,
            SiloName = job.SiloName,
            Lane = job.Lane,
            GrantedAt = job.GrantedAt,
        });
        _leases[job.Id] = new(job.Fence, job.Silo!, time.GetTimestamp(), Announced: true);
        return new(
            job.Id, job.Fence, job.Lane!, job.Kind, job.Campaign, job.Dataset, job.DatasetVersion, job.Body, job.Checkpoint, job.CheckpointEpoch, job.Epoch,
            options.Value.LeaseTime, job.Title)
        {
            Model = PredictionJobs.ModelOf(job),
        };
    }

    /// <summary>What a silo said of its lanes may be two seconds old, so all are told; an agent without a free lane ignores it.</summary>
    private async Task WakeAgents()
    {
        if (_queue.Waiting.Count == 0)
            return;
        foreach (var silo in _silos.Values)
            await silo.Observer.WorkWaits();
    }
}
