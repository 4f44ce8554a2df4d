using System.Globalization;

namespace Cluster.Web.Comparisons.Exports;

/// <summary>Writes a comparison as a PDF file (A4): who and when, signals, differences, features, predictions, then every plot; one plot is in memory at a time.</summary>
internal static class ComparisonPdf
{
    /// <summary>Writes page by page as the plots come.</summary>
    public static async Task Write(Stream stream, ComparisonReport report, IAsyncEnumerable<ExportPlot> plots, CancellationToken cancellation)
    {
        var made = string.Create(CultureInfo.InvariantCulture, $"Exported by {report.User} on {report.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        using var pages = new PdfPages(stream, report.Title, report.User, report.At, $"{report.Title}. {made}");
        pages.Heading(report.Title, 17);
        pages.Paragraph(made, faint: true);
        foreach (var (name, value) in report.Facts)
            pages.Paragraph($"{name}: {value}", 8);
        Add(pages, report.Signals);
        if (report.Differences.Count > 0)
        {
            pages.Heading("Difference");
            foreach (var sentence in report.Differences)
                pages.Paragraph(sentence);
        }

        foreach (var table in report.DifferenceTables)
            Add(pages, table);
        Add(pages, report.Predictions);
        Add(pages, report.Features);
        pages.Heading("Plots");
        string? signal = null;
        await foreach (var plot in plots.WithCancellation(cancellation))
        {
            if (plot.Signal is not null && plot.Signal != signal)
                pages.Heading(plot.Signal, 10);
            signal = plot.Signal;
            pages.Figure(plot);
        }

        if (report.Left.Count > 0)
        {
            pages.Heading("What is not shown");
            foreach (var sentence in report.Left)
                pages.Paragraph(sentence);
        }

        pages.Close();
    }

    private static void Add(PdfPages pages, ReportTable? table)
    {
        if (table is null)
            return;
        pages.Heading(table.Caption);
        pages.Table(table.Head, table.Rows, table.Shares, column => column >= table.NumbersFrom);
        if (table.Note.Length > 0)
            pages.Paragraph(table.Note, 7, faint: true);
    }
}
