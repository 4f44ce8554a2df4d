using Cluster.Contracts.Campaigns;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Cluster.Web.Plots;

namespace Cluster.Web.Campaigns;

/// <summary>The optimization history: each finished trial's value, and the best of the completed ones so far, over trial number.</summary>
public static class HistoryFigure
{
    /// <summary>Draws a campaign's history; points are in the order of their end, so that a live plot only grows.</summary>
    public static PlotFigure Of(LiveCampaign campaign)
    {
        var isAccuracy = campaign.Spec.Training.Objective is null;
        var ended = campaign.Trials.Values.Where(trial => trial.Value is not null && trial.IsFinished)
            .OrderBy(trial => trial.EndedAt ?? trial.CreatedAt).ThenBy(trial => trial.Number).ToList();
        var (numbers, best) = BestSoFar(campaign.Trials.Values, CampaignWords.IsMinimised(campaign.Row));
        return new PlotFigure(
            campaign.Row.Id + "-history",
            "Optimization history",
            "Trial number",
            CampaignWords.ValueTitle(campaign.Row, campaign.Spec.Training),
            [
                new PlotTrace("Best so far", PlotMark.Steps, "blue", numbers, best),
                Points("Completed", TrialState.Completed, "green", "circle"),
                Points("Pruned", TrialState.Pruned, "orange", "x-thin-open"),
                Points("Stopped", TrialState.Stopped, "grey", "square-open"),
            ],
            YFormat: isAccuracy ? ".0%" : null,
            XRange: new PlotRange(-0.5, Math.Max(campaign.Row.MaxTrials, campaign.Trials.Count) - 0.5));

        PlotTrace Points(string name, TrialState state, string tone, string symbol)
        {
            var trials = ended.Where(trial => trial.State == state).ToList();
            return new PlotTrace(
                name, PlotMark.Points, tone, [.. trials.Select(trial => (double)trial.Number)], [.. trials.Select(trial => trial.Value)],
                [.. trials.Select(Hover)], symbol);
        }
    }

    /// <summary>The best value among completed trials up to each number, monotone; only completed trials count as results.</summary>
    public static (IReadOnlyList<double> Numbers, IReadOnlyList<double?> Best) BestSoFar(IEnumerable<TrialRow> trials, bool minimised = false)
    {
        var (numbers, best) = (new List<double>(), new List<double?>());
        foreach (var trial in trials.Where(trial => trial is { State: TrialState.Completed, Value: not null }).OrderBy(trial => trial.Number))
        {
            numbers.Add(trial.Number);
            best.Add(best.Count > 0 && (minimised ? best[^1] < trial.Value : best[^1] > trial.Value) ? best[^1] : trial.Value);
        }

        return (numbers, best);
    }

    private static string Hover(TrialRow trial)
    {
        var value = trial.Accuracy is { N: > 0 } accuracy
            ? $"{Show.Percent(accuracy)} ({accuracy.K}/{accuracy.N}, {Show.Interval(accuracy)})"
            : trial.Values is { } values ? string.Join(", ", values.Select(value => value.ToString("G6"))) : $"{trial.Value:G6}";
        var parameters = string.Join("<br>", trial.Parameters.Select(parameter => $"{parameter.Name} = {Show.Value(parameter)}"));
        return $"Trial {trial.Number}: {value}<br>{parameters}";
    }
}
