using Bunit;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Signals;
using Cluster.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Tests.Signals;

/// <summary>Datasets in a browser.</summary>
public sealed class DatasetPageTests : PageContext
{
    [Fact]
    public void A_leaky_split_is_put_into_words()
    {
        Datasets.Views.Add(Sample.Dataset(leaky: true));
        var page = Open();
        page.WaitForAssertion(() => Assert.Contains("windows of one recording are on two sides", page.Markup));
    }

    [Fact]
    public void The_sides_are_counted_by_label()
    {
        Datasets.Views.Add(Sample.Dataset());
        var rows = Open().WaitForElement("[data-testid=sides]").QuerySelectorAll("tbody tr");
        Assert.Equal(["train", "40", "8", "13", "13", "13"], rows[0].QuerySelectorAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void A_failed_import_says_what_and_where()
    {
        var view = Sample.Dataset(status: DatasetStatus.Failed);
        Datasets.Views.Add(view with { Row = view.Row with { StatusReason = "IR007_2.mat: expected 1 column, found 2 (manifest line 7)" } });
        var page = Open();
        page.WaitForAssertion(() => Assert.Contains("manifest line 7", page.Find("[role=alert]").TextContent));
    }

    [Fact]
    public void An_unknown_dataset_is_said_to_be_unknown()
    {
        var page = Open();
        page.WaitForAssertion(() => Assert.Contains("There is no dataset dataset-1", page.Markup));
    }

    [Fact]
    public async Task Progress_moves_and_the_sides_appear_by_themselves()
    {
        var working = Sample.Dataset(status: DatasetStatus.Working);
        Datasets.Views.Add(working with { Row = working.Row with { Done = 3 } });
        var page = Open();
        await page.WaitForAssertionAsync(() => Assert.Contains("3 of 60", page.Markup));
        await Eventually(() => DatasetRows.Active("dataset-1") == 1);

        await DatasetRows.Publish("dataset-1", working.Row with { Done = 41, Revision = 2 });
        await page.WaitForAssertionAsync(() => Assert.Contains("41 of 60", page.Markup));

        var ready = Sample.Dataset();
        Datasets.Views[0] = ready with { Row = ready.Row with { Revision = 3 } };
        await DatasetRows.Publish("dataset-1", Datasets.Views[0].Row);
        await page.WaitForElementAsync("[data-testid=sides]");
    }

    [Fact]
    public async Task Another_split_is_another_version()
    {
        var view = Sample.Dataset();
        Datasets.Views.Add(view);
        var dataset = new FakeDataset(view.Row);
        Grains.Add<IDatasetGrain>("dataset-1", dataset);
        var page = Open();
        await page.WaitForElementAsync("[data-testid=split-form]");

        await page.Find("[data-testid=testFraction]").InputAsync("2");
        await page.Find("[data-testid=split-form] form").SubmitAsync();
        Assert.Empty(dataset.Splits);
        await page.Find("[data-testid=testFraction]").InputAsync("0.25");
        await page.Find("#grouping").ChangeAsync(new() { Value = "bearing" });
        await page.Find("[data-testid=split-form] form").SubmitAsync();

        var (context, split) = Assert.Single(dataset.Splits);
        Assert.Equal("ada", context.User);
        Assert.Equal(("bearing", 0.25), (Assert.Single(split.Grouping), split.TestFraction));
        Assert.EndsWith($"/datasets/dataset-1?version={view.Row.Version + 1}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_viewer_splits_nothing()
    {
        User.SetRoles(Roles.Viewer);
        Datasets.Views.Add(Sample.Dataset());
        var page = Open();
        page.WaitForElement("[data-testid=sides]");
        Assert.Empty(page.FindAll("[data-testid=split-form]"));
    }

    private IRenderedComponent<DatasetPage> Open() => Render<DatasetPage>(parameters => parameters.Add(page => page.Id, "dataset-1"));
}
