using System.Globalization;
using System.Text;

namespace Cluster.Web.Comparisons.Exports;

/// <summary>The data of a plot as CSV (RFC 4180, UTF-8, a full stop as decimal sign): a row for each x, a column for each line, or x, y and level of a heatmap.</summary>
internal static class PlotTable
{
    /// <summary>Writes row by row; nothing but the present row is kept.</summary>
    public static async Task Write(Stream stream, ExportPlot plot, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        if (plot.Heatmap is { } heatmap)
            await Write(text, plot, heatmap, cancellation);
        foreach (var axis in plot.Series.GroupBy(series => (series.Start, series.Step)))
            await Write(text, plot, [.. axis], cancellation);
    }

    /// <summary>A field that may hold commas and quotes.</summary>
    public static string Field(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task Write(StreamWriter text, ExportPlot plot, IReadOnlyList<ExportSeries> lines, CancellationToken cancellation)
    {
        await text.WriteLineAsync($"{Field(plot.XLabel)},{string.Join(',', lines.SelectMany(Names).Select(Field))}");
        var line = new StringBuilder();
        var rows = lines.Max(series => series.Values.Length);
        for (var i = 0; i < rows; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            line.Clear().Append(CultureInfo.InvariantCulture, $"{lines[0].Start + (i * lines[0].Step):G10}");
            foreach (var series in lines)
            {
                Append(line, series.Values, i);
                if (series is { Low: { } low, High: { } high })
                {
                    Append(line, low, i);
                    Append(line, high, i);
                }
            }

            await text.WriteLineAsync(line, cancellation);
        }
    }

    private static async Task Write(StreamWriter text, ExportPlot plot, ExportHeatmap heatmap, CancellationToken cancellation)
    {
        await text.WriteLineAsync($"{Field(plot.XLabel)},{Field(plot.YLabel)},{Field(heatmap.Unit)}");
        for (var row = 0; row < heatmap.Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var column = 0; column < heatmap.Columns; column++)
            {
                await text.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{heatmap.StartX + (column * heatmap.StepX):G10},{heatmap.StartY + (row * heatmap.StepY):G10},{heatmap.Levels[(row * heatmap.Columns) + column]:R}"));
            }
        }
    }

    private static IEnumerable<string> Names(ExportSeries series) =>
        series is { Low: not null, High: not null } ? [series.Name, $"{series.Name} (low)", $"{series.Name} (high)"] : [series.Name];

    private static void Append(StringBuilder line, float[] values, int place)
    {
        line.Append(',');
        if (place < values.Length)
            line.Append(CultureInfo.InvariantCulture, $"{values[place]:R}");
    }
}
