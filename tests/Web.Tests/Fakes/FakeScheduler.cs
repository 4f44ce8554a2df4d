using Cluster.Contracts;
using Cluster.Contracts.Devices;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A scheduler that answers what pages ask.</summary>
public sealed class FakeScheduler(PoolView pool) : ISchedulerGrain
{
    public PoolView Pool { get; set; } = pool;

    public List<(CommandContext Context, string Silo, string Lane)> Reinstated { get; } = [];

    public Task<PendingReason> Explain(string job, CancellationToken cancellation) =>
        Task.FromResult(new PendingReason("All 4 training lanes are busy.", 3, TimeSpan.FromSeconds(42)));

    public Task<PoolView> View(CancellationToken cancellation) => Task.FromResult(Pool);

    public Task<IReadOnlyList<Lease>> AcquireMany(AcquireRequest request, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<RenewAnswer> Renew(RenewRequest request, IDeviceObserver observer, CancellationToken cancellation) => throw new NotSupportedException();

    public Task Changed(IReadOnlyList<string> jobs, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<string> Reinstate(CommandContext context, string silo, string lane, CancellationToken cancellation)
    {
        if (Pool.Silos.FirstOrDefault(known => known.Silo == silo) is not { } row || row.Lanes.All(known => known.Lane != lane))
            throw new CommandRefusedException($"There is no lane {lane} on a living silo {silo}.", RefusalKind.NotFound);
        Reinstated.Add((context, silo, lane));
        return Task.FromResult($"{lane} of {row.Name}");
    }

    public Task Leave(string silo, CancellationToken cancellation) => throw new NotSupportedException();
}
