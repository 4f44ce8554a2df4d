using System.Collections.Immutable;
using Cluster.Contracts.Campaigns;

namespace Cluster.Web.Live;

/// <summary>A campaign as one page knows it: a snapshot plus the updates after it. Versions only rise, whatever the order of arrival.</summary>
public sealed record LiveCampaign
{
    private LiveCampaign(CampaignRow row, CampaignSpec spec, long reports, ImmutableSortedDictionary<int, TrialRow> trials) =>
        (Row, Spec, Reports, Trials) = (row, spec, reports, trials);

    /// <summary>The campaign's row.</summary>
    public CampaignRow Row { get; private init; }

    /// <summary>What it was asked to do.</summary>
    public CampaignSpec Spec { get; private init; }

    /// <summary>How many epoch reports are known.</summary>
    public long Reports { get; private init; }

    /// <summary>Its trials by number.</summary>
    public ImmutableSortedDictionary<int, TrialRow> Trials { get; private init; }

    /// <summary>Whether the trials add up to the row's counts; if not, a change of state was missed that has no event of its own.</summary>
    public bool AddsUp
    {
        get
        {
            var states = Trials.Values.CountBy(trial => trial.State).ToDictionary();
            var counts = Row.Counts;
            return Of(TrialState.Queued) == counts.Queued && Of(TrialState.Running) == counts.Running && Of(TrialState.Paused) == counts.Paused
                && Of(TrialState.Completed) == counts.Completed && Of(TrialState.Pruned) == counts.Pruned
                && Of(TrialState.Stopped) == counts.Stopped && Of(TrialState.Failed) == counts.Failed;

            int Of(TrialState state) => states.GetValueOrDefault(state);
        }
    }

    /// <summary>Starts from a snapshot.</summary>
    public static LiveCampaign From(CampaignSnapshot snapshot) =>
        new(snapshot.Row, snapshot.Spec, snapshot.Reports, snapshot.Trials.ToImmutableSortedDictionary(trial => trial.Number, trial => trial));

    /// <summary>Takes a snapshot over; one that is older than what is known takes nothing back.</summary>
    public LiveCampaign Load(CampaignSnapshot snapshot) => this with
    {
        Row = snapshot.Row.Version >= Row.Version ? snapshot.Row : Row,
        Spec = snapshot.Spec,
        Reports = Math.Max(Reports, snapshot.Reports),
        Trials = Merge(snapshot.Trials),
    };

    /// <summary>Takes an update over, unless it is stale or leaves a gap.</summary>
    public LiveCampaign Apply(CampaignUpdate update, out LiveChange change)
    {
        if (update.Row.Version < Row.Version || update.Reports < Reports)
        {
            change = LiveChange.Stale;
            return this with { Trials = Merge(update.Trials) };
        }

        if (update.Previous > Row.Version || update.PreviousReports > Reports)
        {
            change = LiveChange.Gap;
            return this;
        }

        change = LiveChange.Applied;
        return this with { Row = update.Row, Reports = update.Reports, Trials = Merge(update.Trials) };
    }

    private ImmutableSortedDictionary<int, TrialRow> Merge(IReadOnlyList<TrialRow> rows)
    {
        if (rows.Count == 0)
            return Trials;
        var trials = Trials.ToBuilder();
        foreach (var row in rows)
            trials[row.Number] = trials.TryGetValue(row.Number, out var known) ? Newer(known, row) : row;
        return trials.ToImmutable();
    }

    /// <summary>State goes with the row's version, progress with its epoch: a row re-queued after a lost lease must not hide durable epochs.</summary>
    private static TrialRow Newer(TrialRow known, TrialRow row)
    {
        var newer = row.Version >= known.Version ? row : known;
        var further = row.Epoch >= known.Epoch ? row : known;
        return newer.IsFinished || newer.Epoch == further.Epoch
            ? newer
            : newer with { Epoch = further.Epoch, Value = further.Value, Accuracy = further.Accuracy };
    }
}
