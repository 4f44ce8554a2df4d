using Bunit;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Plots;
using Cluster.Web.Signals;
using Cluster.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Tests.Signals;

/// <summary>The Data Explorer in a browser.</summary>
public sealed class DataExplorerPageTests : PageContext
{
    private readonly FakeSelections _selections = new();
    private readonly FakeProjection _projection = new();

    public DataExplorerPageTests()
    {
        Datasets.Views.Add(Sample.Dataset());
        Explorer.Rows.Add(FakeExplorer.Row(7, "healthy", 1.5, double.NaN, 3));
        Explorer.Rows.Add(FakeExplorer.Row(9, "inner race", 2.5, 4, 5));
        Grains.Add<ISelectionGrain>(ISelectionGrain.Key, _selections);
        Grains.Add<IProjectionGrain>("projection-dataset-1-1-pca-0", _projection);
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Signals_are_listed_with_the_features_of_the_address_and_what_is_undefined_is_a_dash()
    {
        var page = Open("?feature=RMS&feature=Kurtosis&sort=-RMS");
        var rows = page.WaitForElement("[data-testid=signals]").QuerySelectorAll("tbody tr");
        Assert.Equal(["1.5", "–"], rows[0].QuerySelectorAll("td").Select(cell => cell.TextContent).Skip(10).Take(2));
        Assert.Equal("/signals/signal-7", rows[0].QuerySelector("td:nth-child(2) a")!.GetAttribute("href"));
        Assert.Equal("descending", page.Find("th[aria-sort]").GetAttribute("aria-sort"));
        Assert.Equal(new SignalSort("RMS", true), Explorer.Pages[^1].Sort);
    }

    [Fact]
    public void The_filter_of_the_address_is_asked_for_and_each_part_can_be_taken_out()
    {
        var page = Open("?label=healthy&range=RMS:1:2&speedFrom=1000&q=DE&selection=selection-1");
        page.WaitForAssertion(() => Assert.Contains("selection of 17 signals", page.Find("[data-testid=chips]").TextContent));
        var filter = Explorer.Pages[^1].Filter;
        Assert.Equal(("dataset-1", "DE", 1000, "selection-1"), (filter.Dataset, filter.Text, filter.SpeedFrom, filter.Selection));
        Assert.Equal([new("RMS", 1, 2)], filter.Features);
        var chips = page.FindAll("[data-testid=chips] a");
        Assert.Equal(6, chips.Count);
        Assert.DoesNotContain("label=healthy", chips[0].GetAttribute("href"));
        Assert.Contains("range=RMS%3A1%3A2", chips[0].GetAttribute("href"));
        Assert.Equal("/data-explorer?dataset=dataset-1", chips[^1].GetAttribute("href"));
    }

    [Fact]
    public async Task A_choice_of_classes_is_another_address_and_another_question()
    {
        var page = Open("");
        await page.WaitForElementAsync("[data-testid=classes]");
        var box = page.FindAll(".facet-list input[type=checkbox]")[1];
        await box.ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.Contains("label=inner%20race", Navigation.Uri);
        await page.WaitForAssertionAsync(() => Assert.Equal(["inner race"], Explorer.Pages[^1].Filter.Labels));
    }

    [Fact]
    public async Task A_feature_range_is_typed_and_a_wrong_one_is_told()
    {
        var page = Open("");
        await page.WaitForElementAsync("[data-testid=range]");
        await page.Find("#range-from").ChangeAsync(new ChangeEventArgs { Value = "x" });
        await page.Find("[data-testid=range]").SubmitAsync();
        Assert.Contains("found \"x\"", page.Find("[data-testid=range] [role=alert]").TextContent);
        await page.Find("#range-feature").ChangeAsync(new ChangeEventArgs { Value = "Kurtosis" });
        await page.Find("#range-from").ChangeAsync(new ChangeEventArgs { Value = "-0.5" });
        await page.Find("[data-testid=range]").SubmitAsync();
        Assert.Contains("range=Kurtosis%3A-0.5%3A", Navigation.Uri);
    }

    [Fact]
    public async Task Chosen_rows_become_a_selection()
    {
        var page = Open("");
        await page.WaitForElementAsync("[data-testid=signals]");
        await page.FindAll("[data-row]")[1].ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.Contains("1 chosen", page.Find("[data-testid=list-bar]").TextContent);
        await page.Find("[data-testid=only-chosen]").ClickAsync(new());
        Assert.Equal(["signal-9"], Assert.Single(_selections.Kept));
        Assert.Contains("selection=selection-1", Navigation.Uri);
    }

    [Fact]
    public void A_filter_that_nothing_fulfils_says_so()
    {
        Explorer.Rows.Clear();
        var page = Open("?q=nothing");
        page.WaitForAssertion(() => Assert.Contains("No signal fulfils the whole filter", page.Markup));
    }

    [Fact]
    public void Without_a_dataset_there_is_nothing_to_explore()
    {
        Datasets.Views.Clear();
        var page = Open("");
        page.WaitForAssertion(() => Assert.Contains("There is no dataset to explore yet", page.Markup));
    }

    [Fact]
    public async Task A_projection_is_computed_when_asked_for_and_an_outline_becomes_a_selection()
    {
        var page = Open("?projection=pca");
        await (await page.WaitForElementAsync("[data-testid=compute]")).ClickAsync(new());
        var plot = page.WaitForComponent<ScatterPlot>();
        Assert.StartsWith("/api/v1/projections/projection-dataset-1-1-pca-0/points?by=label", plot.Instance.Url, StringComparison.Ordinal);
        Assert.Equal("Component 1 (70.0 % of the variance)", plot.Instance.XLabel);
        Assert.Contains("One feature is left out.", page.Markup, StringComparison.Ordinal);
        await plot.Instance.Outline([0, 1, 1], [0, 0, 1]);
        Assert.Equal([new(0, 0), new(1, 0), new(1, 1)], Assert.Single(_projection.Outlines));
        Assert.Contains("selection=selection-1", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_viewer_cannot_start_a_projection()
    {
        User.SetRoles(Roles.Viewer);
        var page = Open("?projection=pca");
        page.WaitForAssertion(() => Assert.Contains("Nobody has asked for it yet", page.Markup));
        Assert.Empty(page.FindAll("[data-testid=compute]"));
    }

    [Fact]
    public void Every_part_of_a_filter_stands_in_the_address_and_is_asked_for_and_shown_after_a_reload()
    {
        var filter = new SignalFilter("dataset-1", 3)
        {
            Labels = ["inner race", "healthy"],
            Severities = ["mild", ""],
            Machines = ["rig 1 & 2"],
            Loads = ["2 hp"],
            Channels = ["DE+"],
            Splits = ["test"],
            SpeedFrom = 1000.5,
            SpeedTo = 1e4,
            Text = "a=b",
            Features = [new("RMS", 0.5, null), new("Kurtosis", -1, 1e-7)],
            Selection = "selection-1",
        };
        Assert.All(typeof(SignalFilter).GetProperties(), part => Assert.NotEqual(part.GetValue(new SignalFilter("", null)), part.GetValue(filter)));
        var typed = new ExplorerAddress(filter).ToString();

        var page = Open(typed["/data-explorer".Length..]);
        page.WaitForAssertion(() => Assert.NotEmpty(Explorer.Pages));
        Assert.Equivalent(filter, Explorer.Pages[^1].Filter, strict: true);
        page.WaitForAssertion(() => Assert.Equal(14, page.FindAll("[data-testid=chips] a").Count));
        Assert.Equal(("a=b", "1000.5", "10000"), (Value("#text-filter"), Value("#speed-from"), Value("#speed-to")));

        string? Value(string field) => page.Find(field).GetAttribute("value");
    }

    [Fact]
    public async Task A_speed_that_is_no_number_is_told_and_changes_nothing()
    {
        var page = Open("?speedFrom=1000");
        await (await page.WaitForElementAsync("#speed-from")).ChangeAsync(new ChangeEventArgs { Value = "fast" });
        Assert.Equal("A number in rpm; found \"fast\".", page.Find("#speed-note [role=alert]").TextContent);
        Assert.Contains("speedFrom=1000", Navigation.Uri, StringComparison.Ordinal);
        await page.Find("#speed-to").ChangeAsync(new ChangeEventArgs { Value = "900" });
        Assert.Equal("From is at most to; found 1000 and 900.", page.Find("#speed-note [role=alert]").TextContent);
        await page.Find("#speed-to").ChangeAsync(new ChangeEventArgs { Value = "1500" });
        Assert.Empty(page.FindAll("#speed-note [role=alert]"));
        Assert.Contains("speedFrom=1000&speedTo=1500", Navigation.Uri, StringComparison.Ordinal);
        await page.Find("#speed-from").ChangeAsync(new ChangeEventArgs { Value = "" });
        Assert.DoesNotContain("speedFrom", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_is_read_as_it_was_written()
    {
        var address = new ExplorerAddress(new SignalFilter("dataset-4", 2) { Labels = ["wear + lubrication", ""], Features = [new("RMS", null, 1e-7)], SpeedTo = 1500.5, Text = "a&b" })
        {
            Order = new("speed", true),
            Features = [],
            Page = 3,
            Shown = "Kurtosis",
            Projection = "tsne",
            ColourBy = "machine",
        };
        Assert.Equal(address.ToString(), ExplorerAddress.Read("http://localhost" + address, null).ToString());
    }

    private IRenderedComponent<DataExplorerPage> Open(string query)
    {
        Navigation.NavigateTo("/data-explorer" + query);
        return Render<DataExplorerPage>();
    }
}
