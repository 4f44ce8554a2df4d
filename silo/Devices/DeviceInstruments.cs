using System.Diagnostics;
using System.Diagnostics.Metrics;
using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

/// <summary>What the agent measures, and the source of its spans: one a job.</summary>
internal sealed class DeviceInstruments
{
    public const string Name = "Cluster.Devices";

    private readonly Counter<long> _leases;
    private readonly Counter<long> _leasesLost;
    private readonly Counter<long> _workerStarts;
    private readonly Counter<long> _ends;
    private readonly Counter<double> _busySeconds;
    private readonly Counter<double> _idleSeconds;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _batchSeconds;

    public DeviceInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _leases = meter.CreateCounter<long>("cluster.devices.leases", "{lease}", "Leases this silo was given");
        _leasesLost = meter.CreateCounter<long>("cluster.devices.leases_lost", "{lease}", "Leases this silo lost before their job had ended");
        _workerStarts = meter.CreateCounter<long>("cluster.devices.worker_starts", "{worker}", "Worker processes started");
        _ends = meter.CreateCounter<long>("cluster.devices.jobs", "{job}", "Jobs that ended here, by outcome");
        _busySeconds = meter.CreateCounter<double>("cluster.devices.lane_busy", "s", "Time in which lanes ran a job");
        _idleSeconds = meter.CreateCounter<double>("cluster.devices.lane_idle", "s", "Time between two jobs of a lane");
        _batchSize = meter.CreateHistogram<int>("cluster.devices.report_batch", "{epoch}", "Epoch reports written in one transaction");
        _batchSeconds = meter.CreateHistogram<double>("cluster.devices.report_append", "s", "Duration of such a transaction");
    }

    public static ActivitySource Source { get; } = new(Name);

    public void Leased(int count) => _leases.Add(count);

    public void LeaseLost() => _leasesLost.Add(1);

    public void WorkerStarted(LaneKind kind) => _workerStarts.Add(1, Tag("lane", kind));

    public void Ended(JobOutcome outcome) => _ends.Add(1, Tag("outcome", outcome));

    public void Busy(TimeSpan time) => _busySeconds.Add(time.TotalSeconds);

    public void Idle(TimeSpan time) => _idleSeconds.Add(time.TotalSeconds);

    public void Appended(int epochs, TimeSpan duration)
    {
        _batchSize.Record(epochs);
        _batchSeconds.Record(duration.TotalSeconds);
    }

    private static KeyValuePair<string, object?> Tag<T>(string name, T value)
        where T : struct, Enum => new(name, value.ToString().ToLowerInvariant());
}
