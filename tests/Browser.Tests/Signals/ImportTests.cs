using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cluster.Browser.Tests.Signals;

/// <summary>Recordings from files, through the form.</summary>
public sealed class ImportTests(BrowserFixture fixture)
{
    private const int Machines = 5;
    private static readonly string[] Labels = ["normal", "inner"];

    [Fact]
    public async Task Chosen_files_become_a_dataset_whose_progress_and_sides_appear_by_themselves()
    {
        await using var watched = await fixture.Open("/datasets/import?from=manifest");
        var page = watched.Page;
        await page.GetByTestId("name").FillAsync("from files");
        await page.GetByLabel("Manifest (CSV: one row a file, with its metadata)").FillAsync(Manifest());
        await page.GetByTestId("files").SetInputFilesAsync(Files());
        await Expect(page.GetByText($"{Machines * Labels.Length} files,")).ToBeVisibleAsync();
        await page.GetByTestId("import").ClickAsync();

        await page.WaitForURLAsync("**/datasets/dataset-*");
        await Expect(page.GetByTestId("sides")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByText("10 signals; choose one to see it")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("signals").Locator("tbody tr").First).ToContainTextAsync("machine 1");
        await Expect(page.Locator(".js-plotly-plot")).ToHaveCountAsync(1);
        Assert.Empty(watched.Errors);
    }

    [Fact]
    public async Task A_file_that_the_manifest_names_and_nobody_chose_is_named()
    {
        await using var watched = await fixture.Open("/datasets/import?from=manifest");
        var page = watched.Page;
        await page.GetByTestId("name").FillAsync("one is missing");
        await page.GetByLabel("Manifest (CSV: one row a file, with its metadata)").FillAsync(Manifest());
        await page.GetByTestId("files").SetInputFilesAsync(Files().Skip(1));
        await page.GetByTestId("import").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("machine1-normal.csv");
    }

    private static IEnumerable<(int Machine, string Label)> Recordings() =>
        from machine in Enumerable.Range(1, Machines) from label in Labels select (machine, label);

    private static string Manifest() => "file,rate_hz,unit,machine,label\n"
        + string.Concat(Recordings().Select(recording => $"machine{recording.Machine}-{recording.Label}.csv,2048,g,machine {recording.Machine},{recording.Label}\n"));

    private static IEnumerable<FilePayload> Files() => Recordings().Select(recording => new FilePayload
    {
        Name = $"machine{recording.Machine}-{recording.Label}.csv",
        MimeType = "text/csv",
        Buffer = Encoding.ASCII.GetBytes("acceleration\n" + string.Join('\n', Enumerable.Range(0, 2048).Select(i => Sample(recording.Machine, recording.Label, i / 2048.0)))),
    });

    /// <summary>A shaft that turns, and with a fault a knock six times a turn.</summary>
    private static string Sample(int machine, string label, double seconds) =>
        (Math.Sin(2 * Math.PI * (24 + machine) * seconds) + (label == "inner" ? Math.Exp(-8 * (6 * 24 * seconds % 1)) : 0)).ToString("F5", CultureInfo.InvariantCulture);
}
