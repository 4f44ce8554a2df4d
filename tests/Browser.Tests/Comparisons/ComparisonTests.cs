using Cluster.Chaos;
using Cluster.Contracts.Signals;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cluster.Browser.Tests.Comparisons;

/// <summary>Signals side by side, alone and with somebody else.</summary>
public sealed class ComparisonTests(BrowserFixture fixture)
{
    private static string? _dataset;

    [Fact]
    public async Task Three_signals_are_added_by_keyboard_and_all_plots_of_one_axis_zoom_together()
    {
        var signals = await Signals();
        await using var watched = await fixture.Open("/signal-comparison");
        var page = watched.Page;
        await Empty(page);
        await page.Keyboard.PressAsync("Tab");
        for (var i = 0; i < 40 && !await page.GetByTestId("add-id").EvaluateAsync<bool>("field => field === document.activeElement"); i++)
            await page.Keyboard.PressAsync("Tab");
        foreach (var (signal, count) in signals.Select((signal, place) => (signal, place + 1)))
        {
            await page.Keyboard.TypeAsync(signal);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByTestId("count")).ToHaveTextAsync($"{count}/10");
            await Expect(page.GetByTestId("add-id")).ToHaveValueAsync("");
        }

        await Expect(page.Locator(".compare-column")).ToHaveCountAsync(3);
        await Expect(page.Locator(".compare-features tbody tr")).ToHaveCountAsync(36);
        await Expect(page.Locator("[data-testid=grid] .js-plotly-plot")).ToHaveCountAsync(9);
        await page.GetByTestId("stage").First.FocusAsync();
        await page.Keyboard.PressAsync("+");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("time=", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.WaitForFunctionAsync(
            "() => { const ranges = [...document.querySelectorAll('.compare-column')].map(column => column.querySelector('.curve-area')._fullLayout.xaxis.range.join()); return ranges.length === 3 && new Set(ranges).size === 1 }");

        await page.GetByRole(AriaRole.Radio, new() { Name = "Difference" }).CheckAsync();
        await Expect(page.GetByTestId("difference").Locator(".js-plotly-plot")).Not.ToHaveCountAsync(0);
        await page.WaitForFunctionAsync(
            "() => document.querySelector('[data-testid=difference] .js-plotly-plot').data.every(line => line.y.length > 100 && [...line.y].some(Number.isFinite))");
        Assert.Empty(await watched.Violations());
        Assert.Empty(watched.Errors);
    }

    [Fact]
    public async Task A_shared_link_shows_the_cart_live_in_another_window_and_the_view_of_whoever_is_followed()
    {
        var signals = await Signals();
        await using var owner = await fixture.Open("/signal-comparison");
        await Empty(owner.Page);
        await Add(owner.Page, signals[0], 1);
        await Add(owner.Page, signals[1], 2);
        await owner.Page.GetByTestId("share").Locator("summary").ClickAsync();
        await owner.Page.GetByTestId("make-link").ClickAsync();
        var link = await owner.Page.GetByTestId("link").InputValueAsync();

        await using var guest = await fixture.Open(new Uri(link).PathAndQuery);
        await Expect(guest.Page.GetByTestId("count")).ToHaveTextAsync("2/10");
        await guest.Page.GetByTestId("people").GetByRole(AriaRole.Button).ClickAsync();
        await owner.Page.GetByRole(AriaRole.Radio, new() { Name = "Overlay" }).CheckAsync();
        await Expect(guest.Page.GetByTestId("overlay")).ToBeVisibleAsync();
        await Add(owner.Page, signals[2], 3);
        await Expect(guest.Page.GetByTestId("count")).ToHaveTextAsync("3/10");

        await owner.Page.GetByTestId("links").GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This link was ended");
        Assert.Empty(owner.Errors);
        Assert.Empty(guest.Errors);
    }

    [Fact]
    public async Task A_saved_comparison_is_renamed_shared_and_its_link_ended_on_the_page()
    {
        var signals = await Signals();
        await using var owner = await fixture.Open("/signal-comparison");
        var page = owner.Page;
        await Empty(page);
        await Add(page, signals[0], 1);
        await Expect(page.GetByTestId("who-edits")).ToContainTextAsync("Only you");
        await page.GetByTestId("saved").Locator("summary").ClickAsync();
        await page.GetByTestId("save-name").FillAsync("one");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename one", Exact = true }).ClickAsync();
        await page.GetByTestId("new-name").FillAsync("a name that is as long as somebody makes it who describes everything about it");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Share a name that" }).ClickAsync();
        await page.GetByTestId("saved-share").GetByTestId("make-link").ClickAsync();
        var link = await page.GetByTestId("link").InputValueAsync();
        Assert.Empty(await owner.Violations());

        await using var guest = await fixture.Open(new Uri(link).PathAndQuery);
        await Expect(guest.Page.GetByTestId("who-edits")).ToContainTextAsync("Saved by ada, who alone can rename, share or delete it.");
        Assert.Empty(await guest.Violations());
        await page.GetByTestId("saved-share").GetByRole(AriaRole.Button, new() { Name = "End this link" }).ClickAsync();
        await Expect(page.GetByTestId("link")).ToHaveCountAsync(0);
        await guest.Go(new Uri(link).PathAndQuery);
        await Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This link was ended");
        Assert.Empty(owner.Errors);
    }

    private static async Task Add(IPage page, string signal, int count)
    {
        await page.GetByTestId("add-id").FillAsync(signal);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("count")).ToHaveTextAsync($"{count}/10");
    }

    private static async Task Empty(IPage page)
    {
        await Expect(page.GetByTestId("count")).ToBeVisibleAsync();
        if (await page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).IsVisibleAsync())
            await page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).ClickAsync();
        await Expect(page.GetByTestId("count")).ToHaveTextAsync("0/10");
    }

    private async Task<string[]> Signals()
    {
        _dataset ??= await fixture.Cluster.Api.Generate(new GenerateSpec("compared", ["healthy", "imbalance"], 3, 1, 1, 1, new(["machine"])));
        await Waiting.For(
            _dataset, "ready", TimeSpan.FromSeconds(60), token => fixture.Cluster.Api.Dataset(_dataset, token), view => view.Row.Status == DatasetStatus.Ready,
            view => $"{view.Row.Status} {view.Row.StatusReason}");
        await using var reader = await fixture.Open($"/datasets/{_dataset}");
        return await reader.Page.EvaluateAsync<string[]>("id => fetch(`/api/v1/datasets/${id}/signals?take=3`).then(answer => answer.json()).then(page => page.rows.map(row => row.id))", _dataset);
    }
}
