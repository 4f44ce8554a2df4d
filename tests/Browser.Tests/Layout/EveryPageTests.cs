using Cluster.Chaos.Campaigns;
using Cluster.Contracts.Campaigns;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cluster.Browser.Tests.Layout;

/// <summary>What every page owes: no error in the console, no violation of WCAG, no sideways scrolling.</summary>
public sealed class EveryPageTests(BrowserFixture fixture, KeptWindow window) : IClassFixture<KeptWindow>, IAsyncLifetime
{
    private static string? _campaign;

    public async ValueTask InitializeAsync()
    {
        if (_campaign is not null)
            return;
        _campaign = await fixture.Cluster.Api.Create(Workloads.Random("every page", 4, 3, 0.02, seed: 5));
        await fixture.CampaignEnds(_campaign, CampaignStatus.Completed);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/hpo/campaigns?tab=all", "Campaigns")]
    [InlineData("/hpo/campaign/{id}", "every page")]
    [InlineData("/hpo/campaign/{id}?tab=trials", "every page")]
    [InlineData("/hpo/campaign/{id}?tab=visualizations", "every page")]
    [InlineData("/hpo/campaign/{id}?tab=log", "every page")]
    [InlineData("/hpo/campaign/{id}/trial/0", "Trial 0")]
    [InlineData("/hpo/campaigns/new", "New campaign")]
    [InlineData("/devices", "Devices")]
    [InlineData("/datasets", "Datasets")]
    [InlineData("/datasets/import", "New dataset")]
    [InlineData("/datasets/generate?preset=own", "New dataset")]
    [InlineData("/datasets/import?from=manifest", "New dataset")]
    [InlineData("/data-explorer", "Data Explorer")]
    public async Task A_page_is_without_fault_in_light_and_dark_wide_and_narrow(string address, string heading)
    {
        var watched = await window.Open(fixture);
        foreach (var dark in new[] { false, true })
        {
            await watched.Page.SetViewportSizeAsync(1440, 900);
            await window.Go(address.Replace("{id}", _campaign, StringComparison.Ordinal), dark);
            await Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
            await Expect(watched.Page.Locator(".waiting")).ToHaveCountAsync(0);
            await Expect(watched.Page.Locator(".plot-area:not(.js-plotly-plot)")).ToHaveCountAsync(0);
            await IsWithoutFault(watched);
        }

        await watched.Page.SetViewportSizeAsync(1024, 900);
        await IsWithoutFault(watched);
    }

    [Theory]
    [InlineData("/account", "Account", true)]
    [InlineData("/account/tokens", "API tokens", true)]
    [InlineData("/account/users", "Users", true)]
    [InlineData("/account/audit", "Audit", true)]
    [InlineData("/sign-in", "Sign in", false)]
    public async Task An_account_page_is_without_fault_in_light_and_dark(string address, string heading, bool signedIn)
    {
        foreach (var dark in new[] { false, true })
        {
            await using var watched = await fixture.Open(address, 1024, dark, signedIn);
            await Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
            await IsWithoutFault(watched);
        }
    }

    [Fact]
    public async Task The_keyboard_reaches_search_and_places()
    {
        await using var watched = await fixture.Open("/datasets");
        await Expect(watched.Page.Locator(".waiting")).ToHaveCountAsync(0);
        await watched.Page.Keyboard.PressAsync("/");
        await Expect(watched.Page.Locator("[data-search]")).ToBeFocusedAsync();
        await watched.Page.Locator("h1").ClickAsync();
        await watched.Page.Keyboard.PressAsync("g");
        await watched.Page.Keyboard.PressAsync("d");
        await Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Devices");
        Assert.Empty(watched.Errors);
    }

    [Fact]
    public async Task Dark_colours_stay_after_a_reload_and_keep_their_contrast()
    {
        await using var watched = await fixture.Open($"/hpo/campaign/{_campaign}");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).ClickAsync();
        await Expect(watched.Page.GetByRole(AriaRole.Button, new() { Name = "Light colours" })).ToBeVisibleAsync();
        await watched.Page.ReloadAsync();
        await Expect(watched.Page.GetByRole(AriaRole.Button, new() { Name = "Light colours" })).ToBeVisibleAsync();
        await Expect(watched.Page.Locator(".js-plotly-plot")).ToHaveCountAsync(1);
        Assert.Empty(await watched.Violations());
    }

    [Fact]
    public async Task What_does_not_exist_is_said_in_words()
    {
        await using var watched = await fixture.Open("/hpo/campaign/campaign-999");
        await Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no campaign campaign-999");
        await watched.Page.GotoAsync("/no/such/page");
        await Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no such page");
    }

    private static async Task IsWithoutFault(WatchedPage watched)
    {
        Assert.Empty(await watched.Violations());
        Assert.Empty(watched.Errors);
        var (page, width) = (watched.Page, watched.Page.ViewportSize!.Width);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{page.Url} scrolls sideways at {width} px");
    }
}
