using Bunit;
using Cluster.Contracts.Signals;
using Cluster.Web.Signals;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Signals;

/// <summary>Received files on the import page.</summary>
public sealed class RecordingsDescribeTests : PageContext
{
    private readonly FakeDataset _dataset = new(Sample.Dataset().Row);
    private readonly FakeForms _forms = new();

    public RecordingsDescribeTests()
    {
        Grains.Add<IDatasetGrain>("dataset-1", _dataset);
        Grains.Add<IImportFormGrain>("forms-ada", _forms);
        Imports.Recordings.Add(new("rig/a.csv", 2048, "WAV", "rig/a.csv is named as CSV text, its content is WAV; it is read as what it is.", null, 25600, "the WAV header", null, null,
            [new("1", "a channel", "5000", true, "ab", "signal-7")]));
        Imports.Recordings.Add(new("rig/b.mat", 10, null, null, "expected a MAT v5 header of 128 bytes, found a file of 10 bytes", null, null, null, null, []));
    }

    [Fact]
    public void Content_rate_notice_duplicate_and_fault_of_each_file_are_told()
    {
        var page = Open();
        foreach (var words in (string[])["25600 Hz by the WAV header", "its content is WAV", "1 has the samples of signal-7", "found a file of 10 bytes"])
            page.WaitForAssertion(() => Assert.Contains(words, page.Markup));
    }

    [Fact]
    public async Task What_is_typed_becomes_the_manifest_and_is_kept_for_the_folder()
    {
        var page = Open();
        await page.WaitForElementAsync("[data-testid=describe-form]");
        await page.Find("[data-testid=describe-form]").SubmitAsync();
        Assert.Empty(_dataset.Manifests);
        Assert.Contains("rig/a.csv has no unit", page.Markup);

        await page.Find("[data-testid=unit]").InputAsync("g");
        await page.Find("[data-testid=label]").InputAsync("inner");
        await page.Find("[aria-label='Unit of rig/b.mat']").ChangeAsync(new() { Value = "m/s2" });
        Assert.Contains("1 in g, 1 in m/s2", page.Find("[data-testid=units]").TextContent);
        await page.Find("[data-testid=describe-form]").SubmitAsync();

        Assert.Contains("rig/b.mat,,,m/s2,,,,,,inner,,,\n", Assert.Single(_dataset.Manifests));
        Assert.Equal("g", _forms.Kept["rig"].All.Unit);
    }

    [Fact]
    public async Task A_variable_that_a_file_has_not_got_is_told_before_anything_is_imported_and_the_file_can_be_left_out()
    {
        var page = Open();
        await page.WaitForElementAsync("[data-testid=describe-form]");
        await page.Find("[data-testid=unit]").InputAsync("g");
        await page.Find("[data-testid=label]").InputAsync("inner");
        await page.Find("[data-testid=variable]").InputAsync("1");
        await page.Find("[data-testid=describe-form]").SubmitAsync();
        Assert.Empty(_dataset.Manifests);
        await page.WaitForAssertionAsync(() => Assert.Contains("rig/b.mat: expected one variable or column '1', found none of that name. Mend it, or leave the file out.", page.Markup));

        await page.Find("[aria-label='Leave rig/b.mat out']").ChangeAsync(new() { Value = true });
        Assert.Contains("For all 2 files, 1 left out", page.Markup);
        await page.Find("[data-testid=describe-form]").SubmitAsync();
        await page.WaitForAssertionAsync(() => Assert.DoesNotContain("rig/b.mat", Assert.Single(_dataset.Manifests)));
    }

    [Fact]
    public async Task Mixed_units_are_offered_to_be_converted_to_one_and_what_cannot_be_is_refused()
    {
        var page = Open();
        await page.WaitForElementAsync("[data-testid=describe-form]");
        await page.Find("[data-testid=unit]").InputAsync("g");
        await page.Find("[data-testid=label]").InputAsync("inner");
        await page.Find("[aria-label='Unit of rig/b.mat']").ChangeAsync(new() { Value = "m/s2" });
        Assert.Equal(["Convert all to g", "Convert all to m/s2"], page.FindAll("[data-testid=convert-all]").Select(button => button.TextContent));
        await page.FindAll("[data-testid=convert-all]")[1].ClickAsync();
        Assert.Empty(page.FindAll("[data-testid=units]"));
        Assert.Equal("1 file from g to m/s2: each value times 9.80665.", page.Find("[data-testid=conversion]").TextContent);

        await page.Find("[aria-label='Unit of rig/b.mat']").ChangeAsync(new() { Value = "mm/s" });
        await page.Find("[data-testid=describe-form]").SubmitAsync();
        Assert.Empty(_dataset.Manifests);
        Assert.Contains("mm/s can't be converted to m/s2.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        await page.Find("[aria-label='Unit of rig/b.mat']").ChangeAsync(new() { Value = "" });
        await page.Find("[data-testid=describe-form]").SubmitAsync();
        Assert.Contains("rig/a.csv,,,g,,,,,,inner,,,m/s2\n", Assert.Single(_dataset.Manifests));
        Assert.Equal("m/s2", _forms.Kept["rig"].All.ConvertTo);
    }

    [Fact]
    public async Task Units_that_measure_different_things_are_said_to_have_no_factor()
    {
        var page = Open();
        await page.WaitForElementAsync("[data-testid=describe-form]");
        await page.Find("[data-testid=unit]").InputAsync("g");
        await page.Find("[aria-label='Unit of rig/b.mat']").ChangeAsync(new() { Value = "mm/s" });
        Assert.Contains("No factor brings them together", page.Find("[data-testid=units]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=convert-all]"));
    }

    [Fact]
    public async Task Doubtful_rate_offers_the_likelier_one_for_its_file()
    {
        var page = Open();
        var check = await page.WaitForElementAsync("[aria-label='Check the rate of rig/a.csv']");
        await check.ClickAsync(new());
        Assert.Contains("25600 is doubtful", page.Markup);
        await page.FindAll("button").Single(button => button.TextContent.StartsWith("take", StringComparison.Ordinal)).ClickAsync(new());

        Assert.Equal("48000", page.Find("[aria-label='Rate (Hz) of rig/a.csv']").GetAttribute("value"));
    }

    [Fact]
    public void What_was_typed_for_the_folder_before_stands_in_the_form()
    {
        Imports.Typed = new(new ImportFields(Unit: "mm/s"), new Dictionary<string, ImportFields>());
        var page = Open();
        page.WaitForAssertion(() => Assert.Equal("mm/s", page.Find("[data-testid=unit]").GetAttribute("value")));
    }

    private IRenderedComponent<RecordingsDescribe> Open() => Render<RecordingsDescribe>(parameters => parameters.Add(page => page.Dataset, "dataset-1"));
}
