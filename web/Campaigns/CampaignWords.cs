using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;
using Cluster.Web.Layout;

namespace Cluster.Web.Campaigns;

/// <summary>How campaigns are put into words on their pages.</summary>
public static class CampaignWords
{
    /// <summary>Sampler and pruner.</summary>
    public static string Method(SamplerKind sampler, PrunerKind pruner)
    {
        if (sampler == SamplerKind.External)
            return "Trials run by Optuna scripts";
        var search = sampler switch
        {
            SamplerKind.Grid => "Grid search",
            SamplerKind.Random => "Random search",
            SamplerKind.QuasiRandom => "Quasi-random search",
            SamplerKind.CmaEs => "CMA-ES",
            SamplerKind.GaussianProcess => "Bayesian (Gaussian process)",
            SamplerKind.Automatic => "Automatic search",
            _ => "Bayesian (TPE)",
        };
        return pruner switch
        {
            PrunerKind.None => search,
            PrunerKind.Median => search + ", median pruning",
            PrunerKind.Percentile => search + ", percentile pruning",
            PrunerKind.Hyperband => search + ", Hyperband",
            PrunerKind.Patient => search + ", early stopping",
            PrunerKind.Wilcoxon => search + ", signed-rank pruning",
            _ => search + ", ASHA",
        };
    }

    /// <summary>Whether lower values are better: only a study says so, campaigns of our own maximise.</summary>
    public static bool IsMinimised(CampaignRow row) => row.Study is { Directions: [StudyDirection.Minimize, ..] };

    /// <summary>What the values of a campaign are, for axes and headings.</summary>
    public static string ValueTitle(CampaignRow row, TrainingSpec training) => row.Study switch
    {
        { Directions: [var only] } => $"Objective ({Better(only)})",
        { } study => $"Objective 1 of {study.Directions.Count} ({Better(study.Directions[0])})",
        null => training.Objective is null ? "Validation accuracy by window" : "Objective (negated, higher is better)",
    };

    private static string Better(StudyDirection direction) => direction == StudyDirection.Minimize ? "lower is better" : "higher is better";

    /// <summary>Where the trials stand; the parts add up to the budget.</summary>
    public static string Counts(CampaignRow row)
    {
        var counts = row.Counts;
        var parts = new List<string> { $"{counts.Completed} completed" };
        Add(counts.Pruned, "pruned");
        Add(counts.Failed, "failed");
        Add(counts.Stopped, "stopped");
        Add(counts.Running, "running");
        Add(counts.Paused, "paused");
        Add(counts.Queued, row.Study is null ? "queued" : "waiting");
        Add(counts.Pending, "pending");
        return string.Join(", ", parts) + $" of {row.MaxTrials} trials";

        void Add(int count, string what)
        {
            if (count > 0)
                parts.Add($"{count} {what}");
        }
    }

    /// <summary>How long a trial has held lanes, the lease it holds now included.</summary>
    public static TimeSpan LaneTime(TrialRow trial, DateTimeOffset now) => TimeSpan.FromSeconds(
        trial.LaneSeconds + (trial is { State: TrialState.Running, GrantedAt: { } granted } ? Math.Max(0, (now - granted).TotalSeconds) : 0));

    /// <summary>What is left of a campaign in time, as "about 4h 12m", with its interval.</summary>
    public static string Remaining(TimeEstimate estimate) =>
        estimate.Remaining is { } left ? $"about {Show.Duration(left)} left" : "time left unknown";

    /// <summary>The estimate's interval and what it rests on.</summary>
    public static string Basis(TimeEstimate estimate) =>
        estimate is { Lower: { } lower, Upper: { } upper }
            ? $"Between {Show.Duration(lower)} and {Show.Duration(upper)}. {estimate.Basis}"
            : estimate.Basis;

    /// <summary>The route of a campaign's page.</summary>
    public static string Route(string campaign) => $"/hpo/campaign/{Uri.EscapeDataString(campaign)}";

    /// <summary>The route of a trial's page.</summary>
    public static string Route(string campaign, int number) => $"{Route(campaign)}/trial/{number}";
}
