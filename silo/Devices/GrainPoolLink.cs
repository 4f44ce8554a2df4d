using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Contracts.Signals;
using Cluster.Grains.Devices;

namespace Cluster.Silo.Devices;

/// <summary>Reaches the cluster through its grains.</summary>
internal sealed class GrainPoolLink(IGrainFactory grains, IReportStore reports, ILocalSiloDetails silo, DeviceOptions options) : IPoolLink
{
    private readonly string _address = silo.SiloAddress.ToParsableString();
    private readonly ISchedulerGrain _scheduler = grains.GetGrain<ISchedulerGrain>(options.Pool);

    // A reference does not keep its object alive.
    private IDeviceObserver? _observer;
    private IDeviceObserver? _reference;

    public Task<IReadOnlyList<Lease>> AcquireMany(IReadOnlyList<LaneOffer> lanes, CancellationToken cancellation) =>
        _scheduler.AcquireMany(new AcquireRequest(_address, options.SiloName, lanes), cancellation);

    public Task<RenewAnswer> Renew(IReadOnlyList<HeldLease> held, SiloHealth health, IReadOnlyList<LaneHealth> lanes, CancellationToken cancellation) =>
        _scheduler.Renew(
            new RenewRequest(_address, options.SiloName, held, health, lanes),
            _reference ?? throw new InvalidOperationException("Renew was called before Listen."),
            cancellation);

    public Task Leave(CancellationToken cancellation) => _scheduler.Leave(_address, cancellation);

    public Task<bool> End(string job, JobEnd end, CancellationToken cancellation) => Owner(job).End(end, cancellation);

    public Task<bool> Lost(string job, long fence, string cause, CancellationToken cancellation) => Owner(job).Lost(fence, cause, cancellation);

    public Task<IReadOnlyList<string>> Reported(string campaign, IReadOnlyList<TrialReport> reports, CancellationToken cancellation) =>
        grains.GetGrain<ICampaignGrain>(campaign).Reported(reports, cancellation);

    public Task<IReadOnlyList<HeldJob>> Held(CancellationToken cancellation) => reports.Held(_address, cancellation);

    public void Listen(IDeviceObserver observer)
    {
        _observer = observer;
        _reference = grains.CreateObjectReference<IDeviceObserver>(_observer);
    }

    private IJobGrain Owner(string job) => job[..job.IndexOf('-', StringComparison.Ordinal)] switch
    {
        "trial" => grains.GetGrain<ITrialGrain>(job),
        "evaluation" => grains.GetGrain<IEvaluationGrain>(job),
        "prediction" => grains.GetGrain<IPredictionGrain>(job),
        SignalJobKinds.Generation or SignalJobKinds.Projection => grains.GetGrain<ISignalJobGrain>(job),
        var kind => throw new InvalidOperationException($"Expected a job named trial-…, evaluation-…, prediction-…, generation-… or projection-…, found {job} of kind {kind}."),
    };
}
