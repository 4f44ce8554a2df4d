using Cluster.Chaos;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cluster.Browser.Tests.Campaigns;

/// <summary>From an empty cluster to a running campaign, by mouse and keyboard.</summary>
public sealed class CreateCampaignTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_dataset_is_generated_looked_at_and_searched()
    {
        await using var watched = await fixture.Open("/datasets/import?from=generator");
        var page = watched.Page;
        await page.GetByTestId("name").FillAsync("made in a browser");
        await page.GetByTestId("machines").FillAsync("3");
        await page.GetByTestId("records").FillAsync("1");
        await page.GetByTestId("seconds").FillAsync("1");
        await page.GetByTestId("generate").ClickAsync();
        await Expect(page.GetByTestId("sides")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        var dataset = new Uri(page.Url).Segments[^1];

        await Expect(page.Locator(".js-plotly-plot")).ToHaveCountAsync(1);
        var whole = await Shown(page);
        await page.EvaluateAsync("window.Plotly.relayout(document.querySelector('.js-plotly-plot'), { 'xaxis.range': [0.2, 0.3] })");
        await Waiting.For("zoom", $"fewer than {whole} values", TimeSpan.FromSeconds(30), _ => Shown(page), shown => shown < whole);

        await watched.Go("/hpo/campaigns/new");
        await page.GetByTestId("dataset").SelectOptionAsync(dataset);
        await page.GetByTestId("create").ClickAsync();
        await Expect(page.GetByText("Give it a name.")).ToBeVisibleAsync();
        await page.GetByTestId("name").FillAsync("by hand");
        await page.GetByTestId("maxTrials").FillAsync("2");
        await page.GetByTestId("epochs").FillAsync("1");
        await page.GetByTestId("create").ClickAsync();
        await page.WaitForURLAsync("**/hpo/campaign/campaign-*");

        await Expect(page.GetByTestId("finished")).ToHaveTextAsync("2/2 trials, 100 %", new() { Timeout = 180_000 });
        await Expect(page.GetByTestId("accuracy").First).ToContainTextAsync("95 % CI");
        Assert.Empty(watched.Errors);
    }

    [Fact]
    public async Task An_unsent_form_is_there_again_after_a_reload()
    {
        await using var watched = await fixture.Open("/hpo/campaigns/new");
        await Expect(watched.Page.GetByText("training lanes in the cluster")).ToBeVisibleAsync();
        await watched.Page.GetByTestId("name").FillAsync("not sent yet");
        await Waiting.For(
            "draft", "a stored draft", TimeSpan.FromSeconds(30),
            _ => watched.Page.EvaluateAsync<bool>("localStorage.getItem('campaign-draft') !== null"), isStored => isStored);
        await watched.Page.ReloadAsync();
        await Expect(watched.Page.GetByTestId("name")).ToHaveValueAsync("not sent yet");
    }

    private static Task<int> Shown(IPage page) => page.EvaluateAsync<int>("document.querySelector('.js-plotly-plot').data[0].y.length");
}
