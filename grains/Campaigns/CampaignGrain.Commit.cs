using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Campaigns;

internal sealed partial class CampaignGrain
{
    /// <summary>State, log, list row, new trials and wishes in one transaction; then memory, then the others are told.</summary>
    private async Task Commit(CampaignChange change)
    {
        if (change.IsEmpty && change.State == State)
        {
            MarkDirty();
            return;
        }

        var all = change.Desire is not null || (State.Spec is { } before && before.Budget.Parallel != change.State.Spec!.Budget.Parallel);
        foreach (var job in change.NewJobs)
            _trials[job.TrialNumber!.Value] = TrialRows.Of(job);
        var row = Row(change.State);
        await _stored!.Commit(
            change.State,
            async (connection, etag) =>
            {
                await CampaignWrites.Upsert(connection, row, change.State.Spec!, change.State.IsActive, etag, CancellationToken.None);
                await CampaignWrites.Append(connection, Id, change.Events, CancellationToken.None);
                await JobWrites.Insert(connection, change.NewJobs, CancellationToken.None);
                await JobWrites.Prune(connection, change.Prunes, CancellationToken.None);
                if (change.Desire is { } desired)
                    await JobWrites.DesireAll(connection, Id, desired, CancellationToken.None);
                if (change.Command is { } command)
                    await CommandTable.Save(connection, command.Context, command.Body, command.Answer ?? StateJson.Write(row), CancellationToken.None);
            },
            CancellationToken.None);

        foreach (var job in change.NewJobs)
            Touch(_trials[job.TrialNumber!.Value]);
        MarkDirty();
        if (change.NewJobs.Count > 0)
            Wake([.. change.NewJobs.Select(j => j.Id)]);
        var moved = change.Prunes.Select(p => p.Job)
            .Concat(all ? _trials.Values.Where(t => !t.IsFinished).Select(t => t.Id) : []).Distinct(StringComparer.Ordinal).ToArray();
        if (moved.Length > 0)
            Watch(Scheduler.Changed(moved, CancellationToken.None));
        if (!State.IsActive)
            await End();
    }

    private ISchedulerGrain Scheduler => GrainFactory.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool);

    private void Wake(IReadOnlyList<string> trials)
    {
        if (trials.Count > 0)
            Watch(Scheduler.Changed(trials, CancellationToken.None));
    }

    /// <summary>The scheduler may itself be waiting for this campaign, so it is told without being waited for; it compares with the table anyway.</summary>
    private void Watch(Task told) => _ = told.ContinueWith(
        t => LogUntold(Id, t.Exception!.InnerException!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Current);

    private CampaignRow Row() => Row(State);

    private CampaignRow Row(CampaignState state)
    {
        var spec = state.Spec!;
        var of = _trials.Values.ToLookup(t => t.State);
        var counts = new CampaignCounts(
            of[TrialState.Queued].Count(), of[TrialState.Running].Count(), of[TrialState.Paused].Count(), of[TrialState.Completed].Count(),
            of[TrialState.Pruned].Count(), of[TrialState.Stopped].Count(), of[TrialState.Failed].Count(),
            state.IsActive && state.Draining is null ? Math.Max(spec.Budget.MaxTrials - state.NextNumber, 0) : 0);
        var best = of[TrialState.Completed].Where(t => t.Value is { } v && !double.IsNaN(v)).MaxBy(t => (t.Value!.Value, -t.Number));
        var elapsed = state.ActiveSeconds + (state.ActiveSince is { } since ? (time.GetUtcNow() - since).TotalSeconds : 0);
        var durations = of[TrialState.Completed].Concat(of[TrialState.Pruned]).Select(t => t.LaneSeconds).ToArray();
        var estimate = TimeEstimator.Estimate(
            durations, [.. RunningSeconds()], counts.Pending + counts.Queued + counts.Paused, Math.Min(spec.Budget.Parallel, Math.Max(counts.Running, 1)));
        return new(
            Id, spec.Name, state.Owner, spec.Training.Objective ?? spec.Model, spec.Dataset, spec.Sampler.Kind, spec.Pruner.Kind, state.Status,
            state.Reason ?? state.Draining, spec.Budget.MaxTrials, spec.Budget.Parallel, spec.Priority, counts, best, state.CreatedAt, state.StartedAt,
            state.EndedAt, TimeSpan.FromSeconds(elapsed), estimate, LaneSeconds(), state.Seq);
    }
}
