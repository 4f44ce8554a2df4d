using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Grains.Devices;
using Cluster.Grains.Storage;
using Cluster.Grains.Tests.Campaigns;
using Cluster.History;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Protections;

/// <summary>
/// What protections are for, one after another and always in the same order: the same command twice, two activations that write one state, and the
/// words of a run that was given up, said after its successor was given a lane.
/// </summary>
internal sealed class ProvokingSchedule(GrainCluster cluster, ClientHistory clients)
{
    private const int Epochs = 3;

    private readonly LanePlayer _lanes = new(cluster);
    private readonly IReportStore _reports = cluster.Services.GetRequiredService<IReportStore>();
    private readonly IBlobStore _blobs = cluster.Services.GetRequiredService<IBlobStore>();

    private ICampaignRegistryGrain Registry => cluster.Grains.GetGrain<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key);

    /// <summary>A client that had no answer sends its commands again.</summary>
    public async Task CommandsTwice()
    {
        var (create, extend) = (Guid.NewGuid(), Guid.NewGuid());
        var id = await Create(create, Random(2));
        await Create(create, Random(2));
        foreach (var _ in (int[])[1, 2])
            await Send(extend, CommandKind.Extend, id, context => Campaign(id).Extend(context, new(3), CancellationToken.None));
        await RunAll();
    }

    /// <summary>Another cluster on the same database knows nothing of this one, so that both have the campaign active; it acts, then this one does.</summary>
    public async Task TwoActivations(GrainCluster other)
    {
        var id = await Create(Guid.NewGuid(), Random(2));
        var elsewhere = other.Grains.GetGrain<ICampaignGrain>(id);
        await Send(Guid.NewGuid(), CommandKind.Pause, id, context => elsewhere.Pause(context, CancellationToken.None));
        await Send(Guid.NewGuid(), CommandKind.Resume, id, context => elsewhere.Resume(context, CancellationToken.None));
        await other.DisposeAsync();
        await Send(Guid.NewGuid(), CommandKind.Extend, id, context => Campaign(id).Extend(context, new(3), CancellationToken.None));
        await RunAll();
    }

    /// <summary>A late report, a late end and a late checkpoint of a run whose job another one has.</summary>
    public async Task OldFencesSpeak()
    {
        await Create(Guid.NewGuid(), Grid(3));

        var (old, next) = await TakeOver();
        await Report(old, 2);
        await Run(next);

        (old, next) = await TakeOver();
        await Reports(next);
        await Complete(old);
        await Complete(next);

        (old, next) = await TakeOver();
        await Report(next, 1);
        await _reports.SaveCheckpoint(old.Job, old.Fence, await Blob(old), epoch: 2, CancellationToken.None);
        await Lose(next);
        await Run(await Acquire());
    }

    private async Task<(Lease Old, Lease Next)> TakeOver()
    {
        var old = await Acquire();
        await Report(old, 1);
        await Lose(old);
        var next = await Acquire();
        Assert.Equal(old.Job, next.Job);
        return (old, next);
    }

    private async Task RunAll()
    {
        for (IReadOnlyList<Lease> leases; (leases = await _lanes.Acquire(1)).Count > 0;)
            await Run(leases[0]);
    }

    private async Task Run(Lease lease)
    {
        await Reports(lease);
        await Complete(lease);
    }

    private async Task Reports(Lease lease)
    {
        for (var epoch = lease.CheckpointEpoch + 1; epoch <= Epochs; epoch++)
            await Report(lease, epoch);
    }

    private async Task<Lease> Acquire() => Assert.Single(await _lanes.Acquire(1));

    private Task<ReportReceipt> Report(Lease lease, int epoch) => _lanes.Report(lease, epoch, LanePlayer.Score(lease));

    private Task<bool> Lose(Lease lease) => cluster.Grains.GetGrain<ITrialGrain>(lease.Job).Lost(lease.Fence, "its silo is dead", CancellationToken.None);

    private async Task Complete(Lease lease)
    {
        ArtifactRow[] artifacts = [new("model.safetensors", await Blob(lease), 1)];
        await cluster.Grains.GetGrain<ITrialGrain>(lease.Job).End(
            new(lease.Fence, JobOutcome.Completed, LanePlayer.Score(lease), null, null, 1, artifacts, null, null, null, 1, null, 0, null), CancellationToken.None);
    }

    private Task<string> Blob(Lease lease) => _blobs.Put(new MemoryStream([(byte)lease.Fence]), CancellationToken.None);

    private Task<string> Create(Guid command, CampaignSpec spec) =>
        Send(command, CommandKind.Create, null, context => Registry.Create(context, spec, CancellationToken.None));

    /// <summary>Sends a command until it is answered, under one id, as a client does.</summary>
    private async Task<T> Send<T>(Guid command, CommandKind kind, string? campaign, Func<CommandContext, Task<T>> call)
    {
        while (true)
        {
            var attempt = clients.Invoke(command, kind, campaign);
            try
            {
                var answer = await call(new("ann", command));
                clients.Ok(attempt, answer is string created ? created : campaign);
                return answer;
            }
            catch (Orleans.Storage.InconsistentStateException stale)
            {
                clients.Unknown(attempt, stale.Message);
            }
        }
    }

    private ICampaignGrain Campaign(string id) => cluster.Grains.GetGrain<ICampaignGrain>(id);

    private static CampaignSpec Grid(int points) => new(
        "grid", "analytic", null, 0, [new("x", ParameterKind.Int, 1, points)], new(SamplerKind.Grid), new(PrunerKind.None),
        new(points, Parallel: 1), new(Epochs, Objective: "noop"), Seed: 3);

    private static CampaignSpec Random(int trials) => new(
        "random", "analytic", null, 0, [new("x", ParameterKind.Float, 0, 1)], new(SamplerKind.Random), new(PrunerKind.None),
        new(trials, Parallel: 1), new(Epochs, Objective: "noop"), Seed: 3);
}
