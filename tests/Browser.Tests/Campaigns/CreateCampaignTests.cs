using System.Text.RegularExpressions;
using Cluster.Chaos;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cluster.Browser.Tests.Campaigns;

/// <summary>From an empty cluster to a running campaign, by mouse and keyboard.</summary>
public sealed class CreateCampaignTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_dataset_is_generated_looked_at_and_searched_and_its_test_set_opened()
    {
        await using var watched = await fixture.Open("/datasets/generate?preset=own");
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
        await page.GetByTestId("stage").FocusAsync();
        for (var zoom = 0; zoom < 5; zoom++)
            await page.Keyboard.PressAsync("+");
        await Waiting.For("zoom", $"fewer than {whole} values", TimeSpan.FromSeconds(30), _ => Shown(page), shown => shown < whole);

        await watched.Go("/hpo/campaigns/new");
        await page.GetByTestId("dataset").SelectOptionAsync(dataset);
        await page.GetByTestId("create").ClickAsync();
        await Expect(page.GetByText("Give it a name.")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("name")).ToBeFocusedAsync();
        await page.GetByTestId("name").FillAsync("by hand");
        await page.GetByTestId("maxTrials").FillAsync("2");
        await page.GetByTestId("epochs").FillAsync("1");
        await page.GetByTestId("create").ClickAsync();
        await page.WaitForURLAsync("**/hpo/campaign/campaign-*");

        await Expect(page.GetByTestId("finished")).ToHaveTextAsync("2/2 trials, 100 %", new() { Timeout = 180_000 });
        await Expect(page.GetByTestId("accuracy").First).ToContainTextAsync("95 % CI");

        await page.GetByRole(AriaRole.Region, new() { Name = "Best result" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByText("0 looks at this test set so far")).ToBeVisibleAsync();
        await OpenTestSet(page, "final result", look: 1);
        await OpenTestSet(page, "to be sure", look: 2);
        Assert.Empty(watched.Errors);
    }

    /// <summary>Each look is asked for, written down and shown with its k of n and interval, without a reload.</summary>
    private static async Task OpenTestSet(IPage page, string purpose, int look)
    {
        var card = page.GetByRole(AriaRole.Region, new() { Name = "Test set" });
        await card.GetByTestId("purpose").FillAsync(purpose);
        await card.GetByTestId("open-test-set").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync();
        var line = card.Locator("p", new() { HasText = $"look {look} by ada" });
        await Expect(line).ToContainTextAsync(purpose, new() { Timeout = 60_000 });
        await Expect(line.GetByTestId("accuracy")).ToHaveTextAsync(new Regex(@"^\s*[0-9.]+ % [0-9]+/[0-9]+, 95 % CI [0-9.]+ to [0-9.]+\s*$", RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 60_000 });
        await Expect(card.GetByText($"{look} look{(look == 1 ? "" : "s")} at this test set so far")).ToBeVisibleAsync();
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
