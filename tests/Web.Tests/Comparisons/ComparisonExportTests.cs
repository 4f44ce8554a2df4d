using System.Globalization;
using System.IO.Compression;
using System.Text;
using Bunit;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Models;
using Cluster.Contracts.Signals;
using Cluster.Web.Comparisons;
using Cluster.Web.Comparisons.Exports;
using Cluster.Web.Tests.Fakes;
using Microsoft.Extensions.Options;
using UglyToad.PdfPig;

namespace Cluster.Web.Tests.Comparisons;

public sealed class ComparisonExportTests : PageContext
{
    private static readonly ComparisonChoice Choice = new(["signal-1", "signal-2", "signal-3"], "Pump 3 against pump 4", "ada", new("signal-1", "signal-2"), "trial-2");
    private readonly ComparisonExport _export;

    public ComparisonExportTests()
    {
        foreach (var id in Choice.Signals)
            Datasets.Rows.Add(new SignalRow(id, new string('c', 64), 2000, "µm", 5000, 1480, null, "pump-3", null, "inner race", "mild", null, null, "seed 42", null));
        Predictions.Rows.Add(FakePredictions.Row(2));
        Predictions.Views.Add(new PredictionView("trial-2", "signal-2", TrialState.Completed)
        {
            Predicted = "oil whirl",
            Confidence = 0.684,
            WindowsAgreeing = 3,
            Windows = 4,
            Truth = "inner race",
            Correct = false,
            Side = "test",
        });
        var calls = new ClusterCalls(Options.Create(new WebOptions()), TimeProvider.System);
        _export = new(new(Datasets, new ExportedDifferences(), Predictions, calls, TimeProvider.System), new(new ExportedCurves(), new ExportedDifferences(), calls));
    }

    [Fact]
    public async Task Archive_holds_each_plot_as_SVG_and_PNG_with_the_curve_s_own_values()
    {
        await using var file = await _export.Archive(Choice, CancellationToken.None);
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        string[] plots =
        [
            "signal-1/time", "signal-1/spectrum", "signal-1/spectrogram", "signal-2/time", "signal-2/spectrum", "signal-2/spectrogram",
            "signal-3/time", "signal-3/spectrum", "overlay/time", "overlay/spectrum", "difference/time", "difference/spectrum",
        ];
        Assert.Equal([.. plots.SelectMany(plot => new[] { $"{plot}.svg", $"{plot}.png", $"{plot}.csv" }), "README.txt"], archive.Entries.Select(entry => entry.FullName));
        foreach (var plot in plots)
        {
            Assert.Contains("<svg", Text(archive, $"{plot}.svg"), StringComparison.Ordinal);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Bytes(archive, $"{plot}.png")[..4]);
        }

        var rows = Text(archive, "signal-2/time.csv").TrimEnd().Split("\r\n");
        Assert.Equal("Time (s),signal-2", rows[0]);
        var expected = ExportedCurves.Values("signal-2", CurveKind.Time, int.MaxValue);
        Assert.Equal(expected, rows[1..].Select(row => float.Parse(row.Split(',')[1], CultureInfo.InvariantCulture)));
        Assert.Equal(2.4995, double.Parse(rows[^1].Split(',')[0], CultureInfo.InvariantCulture), 1e-9);
        Assert.Equal("Time (s),Frequency (Hz),dB re 1 (µm)²/Hz\r\n0.5,0,-10\r\n0.75,0,-20\r\n1,0,-30\r\n0.5,100,-40\r\n0.75,100,-50.5\r\n1,100,-60\r\n", Text(archive, "signal-1/spectrogram.csv"));
        Assert.StartsWith("Time (s),signal-1 (inner race),signal-2 (inner race),signal-3 (inner race)\r\n", Text(archive, "overlay/time.csv"), StringComparison.Ordinal);

        Assert.Equal(
            "Frequency (Hz),signal-1 over signal-2,signal-1 over signal-2 (low),signal-1 over signal-2 (high)\r\n0,1,0,2\r\n50,2.5,1.5,3.5\r\n100,3,2,4\r\n",
            Text(archive, "difference/spectrum.csv"));

        var readme = Text(archive, "README.txt");
        foreach (var said in (string[])["Pump 3 against pump 4", "ada", "36-test", "seed 42", "signal-3, spectrogram: Expected at least one window of 1024 samples, found 900."])
            Assert.Contains(said, readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_is_read_back_with_ids_numbers_and_page_numbers()
    {
        await using var file = await _export.Report(Choice, CancellationToken.None);
        using var pdf = PdfDocument.Open(file);
        Assert.True(pdf.NumberOfPages >= 3, $"Expected several pages, found {pdf.NumberOfPages}.");
        Assert.Equal("Pump 3 against pump 4", pdf.Information.Title);
        foreach (var page in pdf.GetPages())
        {
            Assert.Equal((595, 842), ((int)Math.Round(page.Width), (int)Math.Round(page.Height)));
            Assert.Contains($"Page {page.Number}", page.Text, StringComparison.Ordinal);
        }

        var text = string.Join('\n', pdf.GetPages().Select(page => page.Text));
        foreach (var said in (string[])["signal-1", "signal-2", "signal-3", "inner race", "µm", "1480", "kurtosis", "7.75", "oil whirl", "68.4 %", "(wrong)", "36-test", "Exported by ada", "found 900.", "differ in 1 region", "0.1234", "large", "25.5"])
            Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_export_ends_and_leaves_no_file()
    {
        var before = Leftovers();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _export.Archive(Choice, cancelled.Token));
        Assert.Equal(before, Leftovers());
    }

    [Fact]
    public void Buttons_carry_signals_title_and_model_in_their_addresses()
    {
        var buttons = Render<ComparisonExports>(parameters => parameters
            .Add(exports => exports.Signals, ["signal-1", "signal-2"]).Add(exports => exports.Title, "A & B").Add(exports => exports.Model, "trial-2").Add(exports => exports.Pair, new DifferenceQuery("signal-2", "signal-1", SignalAlignment.CrossCorrelation, 0.25)));
        Assert.Equal(
            "/api/v1/comparisons/report.pdf?signals=signal-1&signals=signal-2&a=signal-2&b=signal-1&align=CrossCorrelation&high=0.25&title=A%20%26%20B&model=trial-2", buttons.Find("[data-testid=export-report]").GetAttribute("href"));
        Assert.StartsWith("/api/v1/comparisons/plots.zip?signals=signal-1", buttons.Find("[data-testid=download-plots]").GetAttribute("href"), StringComparison.Ordinal);
    }

    private static int Leftovers() => Directory.GetFiles(Path.GetTempPath(), "cluster-export-*").Length;

    private static string Text(ZipArchive archive, string name) => Encoding.UTF8.GetString(Bytes(archive, name));

    private static byte[] Bytes(ZipArchive archive, string name)
    {
        using var entry = archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }
}
