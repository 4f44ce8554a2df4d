using Cluster.Contracts.Campaigns;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Campaigns;

internal sealed partial class CampaignGrain
{
    private const int IdBlock = 16;

    private readonly HashSet<string> _pruning = new(StringComparer.Ordinal);
    private readonly Queue<(long Trial, long Experiment)> _freeIds = [];

    /// <summary>Compares with the table: what a crash between two writes left open is closed here.</summary>
    private async Task Reconcile()
    {
        foreach (var (id, number, version) in await jobs.Versions(Id, CancellationToken.None))
        {
            if (!_trials.TryGetValue(number, out var known) || known.Version != version || (known.IsFinished && _search!.IsOutstanding(number)))
                _changed.Add(id);
        }

        var asked = _changed.ToArray();
        _changed.Clear();
        await Take(asked.Length == 0 ? [] : await jobs.Find(asked, CancellationToken.None));
    }

    private async Task ReadChanged()
    {
        if (_changed.Count == 0 || !_stored!.Exists)
            return;
        var asked = _changed.ToArray();
        _changed.Clear();
        await Take(await jobs.Find(asked, CancellationToken.None));
    }

    private async Task Take(IReadOnlyList<JobRecord> rows)
    {
        var change = new CampaignChange(State, time.GetUtcNow());
        foreach (var job in rows.OrderBy(j => j.EndedAt).ThenBy(j => j.TrialNumber))
        {
            var row = TrialRows.Of(job);
            if (_trials.TryGetValue(row.Number, out var known) && known.Version > row.Version)
                continue;
            _trials[row.Number] = row;
            Touch(row);
            if (row.IsFinished && _search!.IsOutstanding(row.Number))
            {
                _search.Finish(row.Number, row.State, row.Value);
                change.Add(new TrialEnded(row.Number, row.Id, row.State, row.Value, row.Epoch, row.Reason));
                _pruning.Remove(row.Id);
            }
        }

        await Advance(change);
        await Commit(change);
    }

    private async Task TakeReports()
    {
        if (_reported.Count == 0 || !_stored!.Exists)
            return;
        var reports = _reported.ToArray();
        _reported.Clear();
        var change = new CampaignChange(State, time.GetUtcNow());
        var seen = new List<ReportedValue>();
        var byId = _trials.Values.Where(t => !t.IsFinished).ToDictionary(t => t.Id, StringComparer.Ordinal);
        foreach (var report in reports.Where(r => byId.ContainsKey(r.Trial)))
        {
            var row = byId[report.Trial];
            foreach (var epoch in report.Epochs.Where(e => e.Epoch > row.Epoch))
            {
                row = Progressed(row, epoch);
                if (!_search!.Prunes || _pruning.Contains(row.Id))
                    continue;
                seen.Add(new(row.Number, epoch.Epoch, epoch.Value));
                if (_search.Report(row.Number, epoch.Epoch, epoch.Value) is { } facts)
                {
                    _pruning.Add(row.Id);
                    change.Prunes.Add((row.Id, facts));
                }
            }

            byId[report.Trial] = _trials[row.Number] = row;
            Touch(row);
        }

        if (seen.Count > 0)
            change.Add(new TrialsReported(seen));
        foreach (var (job, facts) in change.Prunes)
            change.Add(new TrialPruneDecided(byId[job].Number, job, facts));
        await Commit(change);
    }

    private static TrialRow Progressed(TrialRow row, EpochRow epoch) => epoch.Value > (row.Value ?? double.NegativeInfinity)
        ? row with { Epoch = epoch.Epoch, Value = epoch.Value, Accuracy = TrialRows.Accuracy(epoch.RecordsCorrect, epoch.Records) }
        : row with { Epoch = epoch.Epoch };

    /// <summary>Status, stopping rules and new points, from what the trials are now.</summary>
    private async Task Advance(CampaignChange change)
    {
        var state = change.State;
        var running = _trials.Values.Count(t => t.State == TrialState.Running);
        if (state.StartedAt is null && (running > 0 || change.Events.Count > 0))
            change.State = state = state with { StartedAt = change.Now };
        if (state.Status == CampaignStatus.Queued && running > 0)
            change.Move(CampaignStatus.Running, null, null);
        if (state.Status == CampaignStatus.Pausing && running == 0)
            change.Move(CampaignStatus.Paused, state.Reason, null);
        if (state.Status == CampaignStatus.Stopping && AllEnded())
            change.Move(CampaignStatus.Stopped, null, null);
        if (change.State.Status is not (CampaignStatus.Running or CampaignStatus.Queued))
            return;

        if (LaneHoursUsedUp())
        {
            change.Desire = DesiredState.Pause;
            change.Move(
                running > 0 ? CampaignStatus.Pausing : CampaignStatus.Paused,
                $"The budget of {Spec.Budget.MaxLaneHours} lane-hours is used up; extend it to go on.", null);
            return;
        }

        if (change.State.Draining is null && Spec.Budget.StopWithoutImprovement is { } limit && _search!.StoppedImproving(limit))
            change.State = change.State with { Draining = $"No improvement for {limit} finished trials." };
        await Draw(change);
        if (change.NewJobs.Count == 0 && AllEnded() && IsDrawn(change.State))
            change.Move(CampaignStatus.Completed, change.State.Draining, null);
    }

    /// <summary>Every trial is finished and its end is in the log: a row that finished while no activation listened is logged before the campaign ends.</summary>
    private bool AllEnded() => _trials.Values.All(t => t.IsFinished && !_search!.IsOutstanding(t.Number));

    private static bool IsDrawn(CampaignState state) =>
        (state.Draining is not null && state.Enqueued.Count == 0) || state.NextNumber >= state.Spec!.Budget.MaxTrials;

    /// <summary>Draws points up to the parallel limit and, where the sampler does not learn or trials overlap anyway, one more.</summary>
    private async Task Draw(CampaignChange change)
    {
        var spec = change.State.Spec!;
        var ahead = spec.Budget.Parallel > 1 || spec.Sampler.Kind is SamplerKind.Grid or SamplerKind.Random or SamplerKind.QuasiRandom ? 1 : 0;
        var outstanding = _trials.Values.Count(t => t.State is TrialState.Queued or TrialState.Running or TrialState.Paused);
        if (change.State.Status is not (CampaignStatus.Running or CampaignStatus.Queued))
            return;
        while (outstanding < spec.Budget.Parallel + ahead && !IsDrawn(change.State))
        {
            var number = change.State.NextNumber;
            var isEnqueued = change.State.Enqueued.Count > 0;
            IReadOnlyList<ParameterValue>? point;
            if (isEnqueued)
                _search!.Give(number, point = change.State.Enqueued[0].Values);
            else
                point = _search!.Ask(number);
            if (point is null)
            {
                change.State = change.State with { Draining = $"The space has no more than {number} different points." };
                break;
            }

            var (trial, experiment) = await FreeIds();
            var job = TrialJobs.Create(Id, spec, number, $"trial-{trial}", $"experiment-{experiment}", point, _search.TrialSeed(number), change.Now);
            change.NewJobs.Add(job);
            change.State = change.State with { NextNumber = number + 1, Enqueued = isEnqueued ? [.. change.State.Enqueued.Skip(1)] : change.State.Enqueued };
            change.Add(new TrialSuggested(number, job.Id, point, job.Seed) { IsEnqueued = isEnqueued });
            outstanding++;
        }
    }

    private async Task<(long Trial, long Experiment)> FreeIds()
    {
        if (_freeIds.Count == 0)
        {
            var trials = await ids.Next("trial", IdBlock, CancellationToken.None);
            var experiments = await ids.Next("experiment", IdBlock, CancellationToken.None);
            foreach (var pair in trials.Zip(experiments))
                _freeIds.Enqueue(pair);
        }

        return _freeIds.Dequeue();
    }

    private bool LaneHoursUsedUp() => Spec.Budget.MaxLaneHours is { } hours && LaneSeconds() >= hours * 3600;

    private double LaneSeconds() => _trials.Values.Sum(t => t.LaneSeconds) + RunningSeconds().Sum();

    private IEnumerable<double> RunningSeconds() => _trials.Values
        .Where(t => t is { State: TrialState.Running, GrantedAt: not null })
        .Select(t => Math.Max(0, (time.GetUtcNow() - t.GrantedAt!.Value).TotalSeconds));
}
