using System.IO.Compression;
using System.Text;

namespace Cluster.Web.Comparisons.Exports;

/// <summary>A ZIP file with every plot as SVG, as PNG and with its data as CSV, and a README; one plot is in memory at a time.</summary>
internal static class PlotArchive
{
    /// <summary>Name of the file that says what the others are.</summary>
    public const string Readme = "README.txt";

    /// <summary>Writes plots as they come; <paramref name="readme"/> is made at the end, from all their names and notes.</summary>
    public static async Task Write(
        Stream stream, IAsyncEnumerable<ExportPlot> plots, Func<IReadOnlyList<(string Name, string Title, string Note)>, string> readme, CancellationToken cancellation)
    {
        await using var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        var written = new List<(string, string, string)>();
        await foreach (var plot in plots.WithCancellation(cancellation))
        {
            await Add(archive, plot.Name + ".svg", Encoding.UTF8.GetBytes(PlotDrawing.Svg(plot)), CompressionLevel.Fastest, cancellation);
            await Add(archive, plot.Name + ".png", PlotDrawing.Png(plot), CompressionLevel.NoCompression, cancellation);
            await using (var data = await archive.CreateEntry(plot.Name + ".csv", CompressionLevel.Fastest).OpenAsync(cancellation))
                await PlotTable.Write(data, plot, cancellation);
            written.Add((plot.Name, plot.Title, plot.Note));
        }

        await Add(archive, Readme, Encoding.UTF8.GetBytes(readme(written)), CompressionLevel.Fastest, cancellation);
    }

    private static async Task Add(ZipArchive archive, string name, byte[] bytes, CompressionLevel level, CancellationToken cancellation)
    {
        await using var entry = await archive.CreateEntry(name, level).OpenAsync(cancellation);
        await entry.WriteAsync(bytes, cancellation);
    }
}
