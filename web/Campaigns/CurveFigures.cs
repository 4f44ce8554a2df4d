using Cluster.Contracts.Campaigns;
using Cluster.Web.Layout;
using Cluster.Web.Plots;

namespace Cluster.Web.Campaigns;

/// <summary>A trial's learning curves: losses, and accuracy by record and by window; for an analytic objective its value.</summary>
public static class CurveFigures
{
    /// <summary>The figures of a trial; each only grows with further epochs.</summary>
    public static IReadOnlyList<PlotFigure> Of(TrialView view, bool isStudy = false)
    {
        var epochs = view.Epochs.OrderBy(row => row.Epoch).ToList();
        IReadOnlyList<double> x = [.. epochs.Select(row => (double)row.Epoch)];
        var figures = new List<PlotFigure>();
        if (epochs.Exists(row => row.TrainLoss is not null))
        {
            figures.Add(new PlotFigure($"{view.Row.Id}-loss", "Loss", "Epoch", "Cross-entropy (nats)",
            [
                new PlotTrace("Training", PlotMark.LineAndPoints, "blue", x, [.. epochs.Select(row => Finite(row.TrainLoss))]),
                new PlotTrace("Validation", PlotMark.LineAndPoints, "orange", x, [.. epochs.Select(row => Finite(row.ValidationLoss))], Symbol: "square", Dash: "dash"),
            ]));
        }

        if (epochs.Exists(row => row.Records is > 0))
        {
            figures.Add(new PlotFigure($"{view.Row.Id}-accuracy", "Validation accuracy", "Epoch", "Share correct",
            [
                Share("By record", "green", "circle", "solid", row => (row.RecordsCorrect, row.Records)),
                Share("By window", "purple", "diamond", "dot", row => (row.WindowsCorrect, row.Windows)),
            ],
            YFormat: ".0%"));
        }

        if (isStudy)
        {
            figures.Add(new PlotFigure($"{view.Row.Id}-value", "Intermediate values", "Step", "Reported value",
                [new PlotTrace("Value", PlotMark.LineAndPoints, "blue", x, [.. epochs.Select(row => Finite(row.Value))])]));
        }
        else if (figures.Count == 0)
        {
            figures.Add(new PlotFigure($"{view.Row.Id}-value", "Value", "Epoch", "Objective (negated, higher is better)",
                [new PlotTrace("Value", PlotMark.LineAndPoints, "blue", x, [.. epochs.Select(row => Finite(row.Value))])]));
        }

        return figures;

        PlotTrace Share(string name, string tone, string symbol, string dash, Func<EpochRow, (int? Correct, int? Of)> part) => new(
            name, PlotMark.LineAndPoints, tone, x,
            [.. epochs.Select(row => part(row) is ({ } correct, > 0 and { } of) ? (double)correct / of : (double?)null)],
            [.. epochs.Select(row => Hover(row.Epoch, part(row)))], symbol, dash);
    }

    private static string Hover(int epoch, (int? Correct, int? Of) part) =>
        part is ({ } correct, > 0 and { } of) ? $"Epoch {epoch}: {correct}/{of} = {Show.Number((double)correct / of)}" : $"Epoch {epoch}";

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
