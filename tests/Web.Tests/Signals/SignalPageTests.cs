using Bunit;
using Cluster.Contracts.Signals;
using Cluster.Web.Plots;
using Cluster.Web.Signals;
using Cluster.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Tests.Signals;

/// <summary>The viewer of a signal in a browser.</summary>
public sealed class SignalPageTests : PageContext
{
    public SignalPageTests()
    {
        foreach (var number in new[] { 1, 2, 4 })
            Datasets.Rows.Add(Row(number));
    }

    [Fact]
    public async Task Overview_has_time_spectrogram_and_spectrum_with_one_time_axis()
    {
        var page = Open("/signals/signal-1");
        await page.WaitForElementAsync("[data-testid=stage]");
        var options = page.FindComponents<PlotStage>().Select(stage => stage.Instance.Options).ToList();
        Assert.Equal(["Time signal", "Spectrogram", "Spectrum"], options.Select(option => option.Title));
        Assert.Equal(options[0].Group, options[1].Group);
        Assert.NotEqual(options[0].Group, options[2].Group);
        Assert.Equal($"/api/v1/signals/signal-1/curves/time?v={ISignalCurves.Version}", options[0].Traces[0].Address);
        Assert.Equal($"/api/v1/signals/signal-1/spectrogram?v={ISignalCurves.Version}", options[1].Address);
        Assert.Contains("2400 rpm", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zoom_goes_into_the_address_and_comes_out_of_it()
    {
        var page = Open("/signals/signal-1?t=0.5_1");
        await page.WaitForElementAsync("[data-testid=stage]");
        var stage = page.FindComponents<PlotStage>()[0];
        Assert.Equal(new PlotRange(0.5, 1), stage.Instance.Range);

        await page.InvokeAsync(() => stage.Instance.TellRange([0.25, 0.75]));
        Assert.EndsWith("/signals/signal-1?t=0.25_0.75", Address, StringComparison.Ordinal);
        await page.InvokeAsync(() => stage.Instance.TellRange(null));
        Assert.EndsWith("/signals/signal-1", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spectra_mark_the_faults_of_the_bearing_that_fits_and_no_other()
    {
        var page = Open("/signals/signal-1?tab=spectra");
        await page.WaitForElementAsync("[data-testid=faults]");
        Assert.Equal([(15.2, "Whirl"), (19.6, ""), (40, "1X")], Marks(page));

        await page.Find("[data-testid=faults]").ChangeAsync(new() { Value = "SKF 6205-2RS" });
        Assert.Contains("faults=SKF", Address, StringComparison.Ordinal);
        page = Open(Address);
        await page.WaitForElementAsync("[data-testid=faults]");
        Assert.Equal([(144, "BPFO")], Marks(page));
    }

    [Fact]
    public async Task Stored_geometry_marks_its_frequencies_before_any_other_family()
    {
        Datasets.Rows[0] = Row(1) with { Geometry = "n=12 d=7 D=40" };
        var page = Open("/signals/signal-1?tab=spectra");
        Assert.Equal("stored", (await page.WaitForElementAsync("[data-testid=faults]")).GetAttribute("value"));
        Assert.Equal([(192, "BPFO")], Marks(page));
        Assert.Equal("BPFO 192 Hz (4.8X)", page.Find("[data-testid=fault-lines]").TextContent);

        Datasets.Rows[0] = Row(1) with { Geometry = "round", Source = "x.mat" };
        page = Open("/signals/signal-1?tab=spectra");
        Assert.Equal("none", (await page.WaitForElementAsync("[data-testid=faults]")).GetAttribute("value"));
        Assert.Empty(Marks(page));
    }

    [Fact]
    public async Task Own_geometry_is_typed_checked_kept_in_the_address_and_read_from_it()
    {
        var page = Open("/signals/signal-1?tab=spectra");
        await (await page.WaitForElementAsync("[data-testid=faults]")).ChangeAsync(new() { Value = "own" });
        page = Open(Address);
        await (await page.WaitForElementAsync("[data-testid=elements]")).InputAsync("2");
        await page.Find("[data-testid=element]").InputAsync("8");
        await page.Find("[data-testid=pitch]").InputAsync("7");
        await page.Find("[data-testid=contact]").InputAsync("95");
        await page.Find("[data-testid=bearing-form]").SubmitAsync();
        Assert.Equal(
            ["3 to 200, found 2.", "More than a rolling element's 8 mm, found 7.", "0 to 89.9, found 95."],
            page.FindAll("[data-testid=bearing-form] [role=alert]").Select(fault => fault.TextContent));
        Assert.DoesNotContain("geometry=", Address, StringComparison.Ordinal);

        await page.Find("[data-testid=elements]").InputAsync("10");
        await page.Find("[data-testid=pitch]").InputAsync("40.5");
        await page.Find("[data-testid=contact]").InputAsync("15");
        await page.Find("[data-testid=bearing-form]").SubmitAsync();
        Assert.Contains("geometry=10_8_40.5_15", Address, StringComparison.Ordinal);
        page = Open(Address);
        await page.WaitForElementAsync("[data-testid=fault-lines]");
        Assert.Equal([(160, "BPFO")], Marks(page));
        Assert.Equal("40.5", page.Find("[data-testid=pitch]").GetAttribute("value"));
    }

    [Fact]
    public async Task Truth_of_a_generated_signal_is_shaded_listed_and_can_be_hidden()
    {
        var page = Open("/signals/signal-1");
        Assert.Equal(
            ["0", "1", "imbalance", "29 to 31", "0.97 to 1.03", "6.0"],
            (await page.WaitForElementAsync("[data-testid=truth-windows] tbody tr")).QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Contains("The fault shows in 1 of 1 window.", page.Find("[data-testid=truth]").TextContent, StringComparison.Ordinal);
        var options = page.FindComponents<PlotStage>().Select(stage => stage.Instance.Options).ToList();
        Assert.Equal([new PlotRegion(0, 1, "vermillion")], options[0].Regions);
        Assert.Equal([new PlotRegion(29, 31, "vermillion")], options[2].Regions);

        await page.Find("[data-testid=shade-truth]").ChangeAsync(new() { Value = false });
        Assert.EndsWith("?truth=hidden", Address, StringComparison.Ordinal);
        page = Open(Address);
        await page.WaitForElementAsync("[data-testid=truth]");
        Assert.Empty(page.FindComponents<PlotStage>()[0].Instance.Options.Regions);

        page = Open("/signals/signal-2");
        await page.WaitForElementAsync("[data-testid=stage]");
        Assert.Empty(page.FindAll("[data-testid=truth]"));
    }

    [Fact]
    public async Task A_truth_that_is_slow_delays_the_page_and_breaks_nothing()
    {
        var told = new TaskCompletionSource();
        Truths.Told = told.Task;
        var page = Open("/signals/signal-1");
        Assert.Contains("the signal", page.Find(".waiting").TextContent, StringComparison.Ordinal);
        told.SetResult();
        await page.WaitForElementAsync("[data-testid=truth]");
    }

    [Fact]
    public void Windows_that_touch_and_bands_that_overlap_are_shaded_as_one()
    {
        FaultBand Band(double low, double high) => new("imbalance", low, high, null, null, 6);
        var truth = new SignalTruth("v3.1, seed 4", null, "imbalance", "mild", "constant", [], null,
            [new(0, 1, true, [Band(50, 60)]), new(1, 2, true, [Band(29, 31), Band(55, 70)]), new(2, 3, false, [Band(500, 600)]), new(3, 3.5, true, [])]);
        Assert.Equal([(0, 2), (3, 3.5)], TruthRegions.InTime(truth).Select(region => (region.From, region.To)));
        Assert.Equal([(29, 31), (50, 70)], TruthRegions.InFrequency(truth).Select(region => (region.From, region.To)));
    }

    [Fact]
    public async Task Signal_is_offered_as_a_file_of_four_formats_and_tells_a_conversion()
    {
        Datasets.Rows[0] = Row(1) with { FileUnit = "m/s2", UnitFactor = 0.10197 };
        var page = Open("/signals/signal-1");
        await page.WaitForElementAsync("[data-testid=downloads]");
        Assert.Equal(
            ["csv", "npy", "wav", "parquet"],
            page.FindAll("[data-testid=downloads] a").Select(link => link.GetAttribute("href")!.Replace("/api/v1/signals/signal-1/export?format=", "", StringComparison.Ordinal)));
        Assert.Contains("g, converted from m/s2", page.Find(".signal-facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cursor_is_chosen_moved_and_read()
    {
        var page = Open("/signals/signal-1?tab=spectra");
        await (await page.WaitForElementAsync("[data-testid=cursor]")).ChangeAsync(new() { Value = PlotCursor.Harmonic });
        Assert.Contains("cursor=harmonic_40_10_", Address, StringComparison.Ordinal);

        page = Open("/signals/signal-1?tab=spectra&cursor=harmonic_10_3_");
        var cells = (await page.WaitForElementAsync("[data-testid=readout]")).QuerySelectorAll("tbody tr");
        Assert.Equal(["10", "20", "30"], cells[0].QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal(["0.25", "0.5", "0.75"], cells[1].QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal(["1.5", "1.5", "1.5"], cells[2].QuerySelectorAll("td").Select(cell => cell.TextContent));
        await page.InvokeAsync(() => page.FindComponents<PlotStage>()[0].Instance.TellCursor(12.5, null));
        Assert.Contains("cursor=harmonic_12.5_3_", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Band_of_the_envelope_is_chosen_typed_and_checked()
    {
        var page = Open("/signals/signal-1?tab=envelope");
        await (await page.WaitForElementAsync("[data-testid=band]")).ChangeAsync(new() { Value = "2000_5000" });
        Assert.Contains("band=2000_5000", Address, StringComparison.Ordinal);

        await page.Find("[data-testid=low]").InputAsync("700");
        await page.Find("[data-testid=high]").InputAsync("99999");
        await page.Find("[data-testid=set-band]").ClickAsync();
        Assert.Contains("is at most half the rate, 10240 Hz", page.Markup, StringComparison.Ordinal);
        await page.Find("[data-testid=high]").InputAsync("900");
        await page.Find("[data-testid=set-band]").ClickAsync();
        Assert.Contains("band=700_900", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neighbours_are_those_of_the_list_one_came_from_or_of_the_number()
    {
        var page = Open("/signals/signal-2?dataset=dataset-1&version=1&n=1&t=0.5_1&tab=envelope");
        await page.WaitForElementAsync("[rel=next]");
        Assert.EndsWith("/signals/signal-4?dataset=dataset-1&version=1&n=2&tab=envelope", page.Find("[rel=next]").GetAttribute("href"), StringComparison.Ordinal);
        Assert.StartsWith("/signals/signal-1?", page.Find("[rel=prev]").GetAttribute("href"), StringComparison.Ordinal);

        page = Open("/signals/signal-2");
        await page.WaitForElementAsync("[rel=prev]");
        Assert.Empty(page.FindAll("[rel=next]"));
    }

    [Fact]
    public async Task Signal_that_is_not_there_is_said_to_be_so()
    {
        var page = Open("/signals/signal-9");
        await page.WaitForAssertionAsync(() => Assert.Contains("There is no signal signal-9", page.Markup, StringComparison.Ordinal));
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private static SignalRow Row(int number) => new(
        $"signal-{number}", new string('c', 64), 20480, "g", 40960, 2400, "80 %", "machine-1", null, "imbalance", "mild", null, "casing", "generator v3.0, seed 1", "train");

    private static IEnumerable<(double, string)> Marks(IRenderedComponent<SignalPage> page) =>
        page.FindComponents<PlotStage>()[0].Instance.Options.Marks.Select(mark => (Math.Round(mark.At, 6), mark.Label));

    private IRenderedComponent<SignalPage> Open(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var path = new Uri(Address).AbsolutePath;
        return Render<SignalPage>(parameters => parameters.Add(page => page.Id, path.Split('/')[^1]));
    }
}
