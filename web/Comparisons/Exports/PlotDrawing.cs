using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace Cluster.Web.Comparisons.Exports;

/// <summary>Draws a plot with ScottPlot as SVG, as PNG or onto a page, always on white.</summary>
internal static class PlotDrawing
{
    private const int WidthPixels = 1100;
    private const int HeightPixels = 460;

    /// <summary>The plot as SVG text.</summary>
    public static string Svg(ExportPlot plot)
    {
        // Skia writes no dashes into SVG; it would draw the line whole and complain.
        using var drawn = Draw(plot with { Series = [.. plot.Series.Select(series => series with { Dash = ExportDash.Solid })] });
        return drawn.GetSvgXml(WidthPixels, HeightPixels);
    }

    /// <summary>The plot as the bytes of a PNG file.</summary>
    public static byte[] Png(ExportPlot plot)
    {
        using var drawn = Draw(plot);
        return drawn.GetImageBytes(WidthPixels, HeightPixels, ImageFormat.Png);
    }

    /// <summary>The plot as vectors in a rectangle of a page (points).</summary>
    public static void Onto(SKCanvas canvas, ExportPlot plot, float left, float top, float width, float height)
    {
        using var drawn = Draw(plot, fontSize: 7.5f);
        canvas.Save();
        canvas.Translate(left, top);
        drawn.Render(canvas, (int)width, (int)height);
        canvas.Restore();
    }

    private static Plot Draw(ExportPlot plot, float fontSize = 13)
    {
        ExportFont.Use();
        var drawn = new Plot();
        drawn.Axes.Title.Label.Text = plot.Title;
        drawn.Axes.Title.Label.FontSize = fontSize * 1.15f;
        drawn.XLabel(plot.XLabel, fontSize);
        drawn.YLabel(plot.YLabel, fontSize);
        foreach (var axis in (IAxis[])[drawn.Axes.Bottom, drawn.Axes.Left])
            axis.TickLabelStyle.FontSize = fontSize * 0.9f;
        foreach (var span in plot.Spans)
        {
            var shade = drawn.Add.HorizontalSpan(span.From, span.To);
            shade.FillStyle.Color = Color.FromHex(span.IsLarge ? "#d55e00" : "#f0e442").WithAlpha(0.35);
            shade.LineStyle.Width = 0;
        }

        if (plot.Heatmap is { } heatmap)
            Add(drawn, heatmap, fontSize);
        foreach (var series in plot.Series)
            Add(drawn, series, fontSize);
        if (plot.Series.Count > 1)
            drawn.ShowLegend(Alignment.UpperRight).FontSize = fontSize * 0.9f;
        drawn.Axes.Margins(horizontal: 0, vertical: 0.05);
        drawn.Axes.AutoScale();
        if (plot.XRange is { } range)
            drawn.Axes.SetLimitsX(range.From, range.To);
        return drawn;
    }

    private static void Add(Plot drawn, ExportSeries series, float fontSize)
    {
        var colour = Color.FromHex(series.Colour);
        if (series is { Low: { } low, High: { } high })
        {
            var xs = Enumerable.Range(0, low.Length).Select(i => series.Start + (i * series.Step)).ToArray();
            var band = drawn.Add.FillY(xs, Array.ConvertAll(low, value => (double)value), Array.ConvertAll(high, value => (double)value));
            band.FillColor = colour.WithAlpha(0.25);
            band.LineStyle.Width = 0;
        }

        Signal line = drawn.Add.Signal(Array.ConvertAll(series.Values, value => (double)value), series.Step, colour);
        line.Data.XOffset = series.Start;
        line.MaximumMarkerSize = 0;
        line.LegendText = series.Name;
        line.LineWidth = fontSize / 13;
        line.LinePattern = series.Dash switch
        {
            ExportDash.Dashed => LinePattern.Dashed,
            ExportDash.Dotted => LinePattern.Dotted,
            _ => LinePattern.Solid,
        };
    }

    private static void Add(Plot drawn, ExportHeatmap heatmap, float fontSize)
    {
        var levels = new double[heatmap.Rows, heatmap.Columns];
        for (var row = 0; row < heatmap.Rows; row++)
        {
            // The picture's first row is its upper one.
            for (var column = 0; column < heatmap.Columns; column++)
                levels[heatmap.Rows - 1 - row, column] = heatmap.Levels[(row * heatmap.Columns) + column];
        }

        var map = drawn.Add.Heatmap(levels);
        map.Colormap = new ScottPlot.Colormaps.Viridis();
        map.Position = new CoordinateRect(
            heatmap.StartX - (heatmap.StepX / 2), heatmap.StartX + ((heatmap.Columns - 0.5) * heatmap.StepX),
            heatmap.StartY - (heatmap.StepY / 2), heatmap.StartY + ((heatmap.Rows - 0.5) * heatmap.StepY));
        var bar = drawn.Add.ColorBar(map);
        bar.Label = heatmap.Unit;
        bar.LabelStyle.FontSize = fontSize;
        bar.Axis.TickLabelStyle.FontSize = fontSize * 0.9f;
    }
}
