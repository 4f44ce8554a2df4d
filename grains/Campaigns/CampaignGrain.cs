using Cluster.Contracts.Campaigns;
using Cluster.Grains.Storage;
using Orleans.Concurrency;

namespace Cluster.Grains.Campaigns;

/// <summary>
/// Owner of one campaign: the only one that draws its points and decides its pruning. Its state is the fold of its log; turns are serialised by a
/// gate, so that messages that arrive while one commits are taken together by the next.
/// </summary>
[Reentrant]
internal sealed partial class CampaignGrain(
    PostgresGrainStorage storage,
    JobTable jobs,
    CampaignTable campaigns,
    CommandTable commands,
    IdSequence ids,
    TimeProvider time,
    ILogger<CampaignGrain> logger) : Grain, ICampaignGrain, IRemindable
{
    private const string KeepAliveReminder = "keep-alive";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SortedDictionary<int, TrialRow> _trials = [];
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly List<TrialReport> _reported = [];
    private StoredState<CampaignState>? _stored;
    private CampaignSearch? _search;
    private bool _isStudy;

    private string Id => this.GetPrimaryKeyString();

    private CampaignState State => _stored!.Value;

    private CampaignSpec Spec => State.Spec!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stored = new(storage, this.GetGrainId(), "campaign");
        await _stored.Read();
        OpenStreams();
        if (!_stored.Exists)
        {
            _isStudy = await campaigns.IsStudy(Id, cancellationToken);
            return;
        }

        _search = new(Spec);
        foreach (var entry in await campaigns.Events(Id, 0, int.MaxValue, cancellationToken))
            _search.Replay(entry);
        foreach (var job in await jobs.OfCampaign(Id, cancellationToken))
            _trials[job.TrialNumber!.Value] = TrialRows.Of(job);
        if (!State.IsActive)
            return;
        Wake([.. _trials.Values.Where(t => t.State == TrialState.Queued).Select(t => t.Id)]);
        StartTimers();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => State.IsActive ? Turn(Reconcile) : this.Forget(KeepAliveReminder);

    public Task<CampaignSnapshot> Get(CancellationToken cancellation)
    {
        Require();
        return Task.FromResult(new CampaignSnapshot(Row(), Spec, [.. _trials.Values], Reports));
    }

    public Task TrialsChanged(IReadOnlyList<string> trials, CancellationToken cancellation)
    {
        _changed.UnionWith(trials);
        return Turn(ReadChanged);
    }

    public async Task<IReadOnlyList<string>> Reported(IReadOnlyList<TrialReport> reports, CancellationToken cancellation)
    {
        _reported.AddRange(reports);
        await Turn(TakeReports);
        return [.. reports.Select(r => r.Trial).Where(t => _pruning.Contains(t)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>One piece of work at a time; a failure drops the activation, so that the next one reads what is stored.</summary>
    private async Task<T> Turn<T>(Func<Task<T>> work)
    {
        await _gate.WaitAsync();
        try
        {
            return await work();
        }
        catch (Exception e) when (e is not (OperationCanceledException or Cluster.Contracts.CommandRefusedException))
        {
            LogDropped(Id, e);
            DeactivateOnIdle();
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    private Task<bool> Turn(Func<Task> work) => Turn(async () =>
    {
        await work();
        return true;
    });

    private void Require()
    {
        if (_isStudy)
        {
            throw new Cluster.Contracts.CommandRefusedException(
                $"{Id} is a study of Optuna: the scripts that run its trials begin, pause and end them.", Cluster.Contracts.RefusalKind.Conflict);
        }

        if (_stored is not { Exists: true })
            throw new Cluster.Contracts.CommandRefusedException($"There is no campaign {Id}.", Cluster.Contracts.RefusalKind.NotFound);
    }

    private async Task Forget(string reminder)
    {
        if (await this.GetReminder(reminder) is { } registered)
            await this.UnregisterReminder(registered);
    }
}
