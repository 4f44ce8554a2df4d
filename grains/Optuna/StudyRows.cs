using System.Text.Json;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;

namespace Cluster.Grains.Optuna;

/// <summary>Studies and their trials in the words of campaigns, which pages know.</summary>
internal static class StudyRows
{
    /// <summary>A study as a campaign: no dataset, no model, as many trials as there are.</summary>
    public static CampaignSpec Spec(string name, StudySpace space, int trials) => new(
        name, "Optuna study", null, 0, space.Specs(), new(SamplerKind.External), new(PrunerKind.External), new(trials), new(0, Objective: "Optuna study"), 0);

    /// <summary>A trial; its times are in <paramref name="zone"/>.</summary>
    public static TrialRow Trial(string campaign, DateTimeOffset createdAt, StudyTrialRow row, IReadOnlyList<ParameterValue> parameters, string? reason, TimeZoneInfo zone)
    {
        var (started, ended) = (At(row.StartedAt, zone), At(row.CompletedAt, zone));
        return new(
            $"{campaign}-trial-{row.Number}", campaign, row.Number, "", State(row.State), parameters, 0, row.Reports, 0,
            row.Objective.Count > 0 ? row.Objective[0] : row.Last, null, null, null, 0, reason, started ?? createdAt, started, ended,
            started is { } from && ended > from ? (ended.Value - from).TotalSeconds : 0, row.Version)
        {
            GrantedAt = row.State == StudyTrialState.Running ? started : null,
            Values = row.Objective.Count > 1 ? row.Objective : null,
        };
    }

    /// <summary>The row of a trial in memory.</summary>
    public static TrialRow Trial(string campaign, StudyHead head, TrialEntry trial, StudySpace space, TimeZoneInfo zone) =>
        Trial(campaign, head.CreatedAt, trial.Row, space.Show(trial.Told.Parameters), Reason(trial.Told.SystemAttributes), zone);

    /// <summary>The list row.</summary>
    public static CampaignRow Campaign(string campaign, StudyHead head, Study study, bool isActive, TimeProvider time)
    {
        var (tally, zone) = (study.Tally, time.LocalTimeZone);
        var counts = tally.Counts;
        var status = isActive || counts.Running > 0 ? CampaignStatus.Running : study.Trials.Count == 0 ? CampaignStatus.Queued : CampaignStatus.Completed;
        var started = At(tally.FirstStart, zone);
        var ended = status == CampaignStatus.Completed ? At(tally.LastEnd, zone) : null;
        var best = tally.Best is { } trial ? Trial(campaign, head, trial, study.Space, zone) : null;
        return new(
            campaign, study.Name, head.Owner, "Optuna study", null, SamplerKind.External, PrunerKind.External, status, Reason(isActive, counts),
            study.Trials.Count, Math.Max(counts.Running, 1), 0, counts, best, head.CreatedAt, started, ended,
            started is { } from ? (ended ?? time.GetUtcNow()) - from : TimeSpan.Zero,
            new(null, null, null, "How many trials will come is known to the scripts only."), tally.Seconds, head.Version)
        {
            Study = new(study.Id, study.Directions, study.Space.Names, head.LeaseSeconds),
        };
    }

    /// <summary>A state in the words of campaigns.</summary>
    public static TrialState State(StudyTrialState state) => state switch
    {
        StudyTrialState.Running => TrialState.Running,
        StudyTrialState.Complete => TrialState.Completed,
        StudyTrialState.Pruned => TrialState.Pruned,
        StudyTrialState.Fail => TrialState.Failed,
        _ => TrialState.Queued,
    };

    /// <summary>Why the server failed a trial, if it did.</summary>
    public static string? Reason(IEnumerable<StudyAttribute> attributes) =>
        attributes.FirstOrDefault(attribute => attribute.Key == Study.ReasonAttribute) is { } found ? JsonSerializer.Deserialize<string>(found.Value) : null;

    /// <summary>A time without zone as a moment.</summary>
    public static DateTimeOffset? At(DateTime? local, TimeZoneInfo zone) => local is { } time ? new DateTimeOffset(time, zone.GetUtcOffset(time)).ToUniversalTime() : null;

    private static string? Reason(bool isActive, CampaignCounts counts) => !isActive && counts.Running > 0
        ? $"No worker calls at the moment, and {counts.Running} {(counts.Running == 1 ? "trial counts" : "trials count")} as running: the worker is at work in silence, or it died."
        : null;
}
