using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Grains.Devices;
using Cluster.Grains.Signals;
using Cluster.Grains.Storage;
using Cluster.Silo.Devices;

namespace Cluster.Silo.Tests.Devices;

/// <summary>Scheduler, table and blob store of an agent under test, in memory; tests wait for what it is told.</summary>
internal sealed class FakeCluster : IPoolLink, IReportStore, IBlobStore, IDatasetFiles, IEvaluationQueries, IArtifactQueries
{
    private readonly Lock _lock = new();
    private readonly List<Func<string, Lease>> _queue = [];
    private readonly ConcurrentDictionary<string, FakeJob> _jobs = new();
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private readonly List<string> _seen = [];
    private IDeviceObserver? _observer;

    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Called before each call of this name is answered; what it throws the agent gets.</summary>
    public ConcurrentDictionary<string, Func<Task>> Before { get; } = new();

    public ConcurrentDictionary<string, byte[]> Blobs { get; } = new();

    public ConcurrentDictionary<(string Dataset, int Version), DatasetListing> Datasets { get; } = new();

    public HashSet<string> Prune { get; } = [];

    public HashSet<HeldLease> Lose { get; } = [];

    public IReadOnlyList<LaneHealth> Lanes { get; private set; } = [];

    public SiloHealth? Health { get; private set; }

    public FakeJob this[string job] => _jobs[job];

    /// <summary>Puts a job into the queue; it gets the next fence when a lane takes it.</summary>
    public void Enqueue(TrainingJob job, LaneKind kind = LaneKind.Training, string? dataset = null)
    {
        var fake = _jobs.GetOrAdd(job.JobId, _ => new FakeJob(kind));
        fake.Desired = DesiredState.Run;
        lock (_lock)
        {
            _queue.Add(lane =>
            {
                fake.Fence++;
                fake.Running = true;
                return new Lease(
                    job.JobId, fake.Fence, lane, job.JobId.Split('-')[0], "campaign-1", dataset, 1, JsonSerializer.Serialize(job, WorkerWire.Json), fake.Checkpoint, fake.CheckpointEpoch, fake.DurableUpTo, LeaseTime, job.JobId);
            });
        }

        _ = _observer?.WorkWaits();
    }

    public void Desire(string job, DesiredState desired)
    {
        _jobs[job].Desired = desired;
        _ = _observer?.DesiredChanged([job]);
    }

    /// <summary>Waits until such an event was seen: "acquire", "renew", "leave", "end trial-1", "lost trial-1", "epoch trial-1 3", "held".</summary>
    public async Task Seen(string wanted, int times = 1)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (_seen.Count(e => e == wanted) < times)
        {
            try
            {
                _seen.Add(await _events.Reader.ReadAsync(late.Token));
            }
            catch (OperationCanceledException error)
            {
                throw new TimeoutException($"'{wanted}' was not seen {times} times; seen: {string.Join(", ", _seen.Where(e => e != "renew" && e != "held" && e != "acquire"))}", error);
            }
        }
    }

    public int CountOf(string seen) => _seen.Count(e => e == seen);

    public async Task<JobEnd> Ended(string job, int times = 1)
    {
        await Seen($"end {job}", times);
        return _jobs[job].Ends[times - 1];
    }

    public async Task<IReadOnlyList<Lease>> AcquireMany(IReadOnlyList<LaneOffer> lanes, CancellationToken cancellation)
    {
        await Answer("acquire", lanes.Count == 0 ? "acquire none" : "acquire");
        var leases = new List<Lease>();
        lock (_lock)
        {
            foreach (var lane in lanes.Where(lane => lane.Kind == LaneKind.Training).Take(_queue.Count).ToArray())
            {
                leases.Add(_queue[0](lane.Lane));
                _queue.RemoveAt(0);
            }
        }

        return leases;
    }

    public async Task<RenewAnswer> Renew(IReadOnlyList<HeldLease> held, SiloHealth health, IReadOnlyList<LaneHealth> lanes, CancellationToken cancellation)
    {
        (Health, Lanes) = (health, lanes);
        await Answer("renew", "renew");
        return new RenewAnswer([.. held.Where(Lose.Contains)], LeaseTime);
    }

    public Task Leave(CancellationToken cancellation) => Answer("leave", "leave");

    public async Task<bool> End(string job, JobEnd end, CancellationToken cancellation)
    {
        await Answer("end", null);
        var fake = _jobs[job];
        var accepted = fake.Running && fake.Fence == end.Fence;
        if (accepted)
        {
            fake.Running = false;
            fake.Ends.Add(end);
            fake.Keep(end.Fence, end.Log);
            Say($"end {job}");
        }

        return accepted;
    }

    public async Task<bool> Lost(string job, long fence, string cause, CancellationToken cancellation)
    {
        await Answer("lost", $"lost {job}");
        _jobs[job].Running = false;
        return true;
    }

    public async Task<IReadOnlyList<string>> Reported(string campaign, IReadOnlyList<TrialReport> reports, CancellationToken cancellation)
    {
        await Answer("reported", $"reported {campaign}");
        return [.. reports.Select(report => report.Trial).Where(Prune.Contains)];
    }

    public async Task<IReadOnlyList<HeldJob>> Held(CancellationToken cancellation)
    {
        await Answer("held", "held");
        return [.. _jobs.Where(j => j.Value.Running).Select(j => new HeldJob(j.Key, j.Value.Fence, "", j.Value.Desired))];
    }

    public void Listen(IDeviceObserver observer) => _observer = observer;

    public async Task<IReadOnlyList<ReportReceipt>> Append(IReadOnlyList<TrialReport> reports, CancellationToken cancellation)
    {
        await Answer("append", null);
        return [.. reports.Select(Append)];
    }

    public async Task<bool> SaveCheckpoint(string job, long fence, string hash, int epoch, CancellationToken cancellation)
    {
        await Answer("checkpoint", null);
        var fake = _jobs[job];
        if (fake.Fence != fence || epoch < fake.CheckpointEpoch)
            return false;
        (fake.Checkpoint, fake.CheckpointEpoch) = (hash, epoch);
        Say($"checkpoint {job}");
        return true;
    }

    public Task<IReadOnlyList<HeldJob>> Held(string silo, CancellationToken cancellation) => Held(cancellation);

    public async Task<string> Put(Stream bytes, CancellationToken cancellation)
    {
        await Answer("put", null);
        using var memory = new MemoryStream();
        await bytes.CopyToAsync(memory, cancellation);
        var hash = Convert.ToHexStringLower(SHA256.HashData(memory.ToArray()));
        Blobs[hash] = memory.ToArray();
        return hash;
    }

    public async Task<Stream?> Open(string hash, CancellationToken cancellation)
    {
        await Answer("open", $"open {hash}");
        return Blobs.TryGetValue(hash, out var bytes) ? new MemoryStream(bytes) : null;
    }

    public Task<DatasetListing?> List(string dataset, int version, CancellationToken cancellation) =>
        Task.FromResult(Datasets.GetValueOrDefault((dataset, version)));

    public Task<EvaluationView?> Get(string evaluation, CancellationToken cancellation) => Task.FromResult<EvaluationView?>(null);

    public Task<IReadOnlyList<EvaluationView>> Looks(string dataset, int version, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<EvaluationView>>([]);

    public Task<IReadOnlyList<EvaluationView>> OfTrial(string trial, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<EvaluationView>>([]);

    public Task<Stream?> Open(string job, string name, CancellationToken cancellation) => Task.FromResult<Stream?>(null);

    private ReportReceipt Append(TrialReport report)
    {
        var fake = _jobs[report.Trial];
        if (fake.Fence != report.Fence)
            return new ReportReceipt(report.Trial, report.Fence, Accepted: false, fake.DurableUpTo, fake.Desired);
        fake.Keep(report.Fence, report.Log);
        foreach (var row in report.Epochs)
        {
            fake.Epochs.Add(row);
            fake.DurableUpTo = Math.Max(fake.DurableUpTo, row.Epoch);
            Say($"epoch {report.Trial} {row.Epoch}");
        }

        return new ReportReceipt(report.Trial, report.Fence, Accepted: true, fake.DurableUpTo, fake.Desired);
    }

    private async Task Answer(string call, string? say)
    {
        if (Before.TryGetValue(call, out var before))
            await before();
        if (say is not null)
            Say(say);
    }

    private void Say(string what) => _events.Writer.TryWrite(what);
}
