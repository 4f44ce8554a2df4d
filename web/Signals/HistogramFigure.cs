using Cluster.Contracts.Signals;
using Cluster.Web.Plots;

namespace Cluster.Web.Signals;

/// <summary>A feature's histogram as a plot: a line of steps a class, each as shares of its class, so that classes of different size compare.</summary>
internal static class HistogramFigure
{
    private static readonly string[] Tones = ["blue", "orange", "green", "vermillion", "purple", "sky", "yellow", "grey"];
    private static readonly string[] Dashes = ["solid", "dash", "dot"];

    /// <summary>The figure; without a value anywhere it has no traces.</summary>
    public static PlotFigure Of(FeatureHistogram histogram)
    {
        var traces = double.IsNaN(histogram.From) ? [] : histogram.Classes.Select((c, i) => Trace(histogram, c, i)).Where(t => t.Y.Any(y => y > 0)).ToArray();
        var unit = FeatureUnit.Of(histogram.Unit, null) is { Length: > 0 } text ? $" ({text})" : "";
        return new($"histogram {histogram.Feature}", $"Distribution of {histogram.Feature}", histogram.Feature + unit, "Share of the class (%)", traces);
    }

    private static PlotTrace Trace(FeatureHistogram histogram, HistogramSeries series, int place)
    {
        var bins = series.Counts.Count;
        var whole = Math.Max(1, series.Counts.Sum() + series.Below + series.Above);
        double[] x = [.. Enumerable.Range(0, bins + 1).Select(i => histogram.From + ((histogram.To - histogram.From) * i / bins))];
        double?[] y = [.. series.Counts.Append(series.Counts[^1]).Select(count => (double?)(100.0 * count / whole))];
        return new(series.Label.Length == 0 ? "(none)" : series.Label, PlotMark.Steps, Tones[place % Tones.Length], x, y, Dash: Dashes[place / Tones.Length % Dashes.Length]);
    }
}
