namespace Cluster.Web.Comparisons.Exports;

/// <summary>Makes the files of a comparison in a temporary file that goes with its stream, so that a fault on the way is told as one and not as half a file.</summary>
internal sealed class ComparisonExport(ComparisonFacts facts, ComparisonPlots plots)
{
    // What a page of paper can show of a curve.
    private const int PrintedPoints = 8000;

    /// <summary>A ZIP file with every plot and its data, at its beginning; the caller disposes it.</summary>
    public Task<Stream> Archive(ComparisonChoice choice, CancellationToken cancellation) => Make(async stream =>
    {
        var signals = await facts.Signals(choice, cancellation);
        var (pair, refusal) = await facts.Pair(choice, cancellation);
        var report = await facts.Report(choice, signals, pair, cancellation);
        if (refusal is not null)
            report.Left.Add(refusal);
        await PlotArchive.Write(
            stream, plots.Of(signals, pair, ComparisonPlots.AllPoints, report.Left.Add, cancellation), written => ComparisonFacts.Readme(report, written), cancellation);
    });

    /// <summary>A PDF file, at its beginning; the caller disposes it.</summary>
    public Task<Stream> Report(ComparisonChoice choice, CancellationToken cancellation) => Make(async stream =>
    {
        var signals = await facts.Signals(choice, cancellation);
        var (pair, refusal) = await facts.Pair(choice, cancellation);
        var report = await facts.Report(choice, signals, pair, cancellation);
        if (refusal is not null)
            report.Left.Add(refusal);
        await ComparisonPdf.Write(stream, report, plots.Of(signals, pair, PrintedPoints, report.Left.Add, cancellation), cancellation);
    });

    private static async Task<Stream> Make(Func<Stream, Task> write)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"cluster-export-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await write(file);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
