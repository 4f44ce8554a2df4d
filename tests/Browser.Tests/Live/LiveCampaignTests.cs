using Cluster.Chaos;
using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cluster.Browser.Tests.Live;

/// <summary>A campaign seen in a browser while it runs, and while a silo dies.</summary>
public sealed class LiveCampaignTests(BrowserFixture fixture)
{
    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 90_000 };

    [Fact]
    public async Task Finished_trials_appear_without_reload_and_without_a_request()
    {
        var campaign = await fixture.Cluster.Api.Create(Workloads.Random("watched", 8, 10, 0.1, seed: 3));
        await using var watched = await fixture.Open($"/hpo/campaign/{campaign}");
        await Expect(watched.Page.GetByTestId("finished")).ToBeVisibleAsync();
        await Expect(watched.Page.Locator(".js-plotly-plot")).ToHaveCountAsync(1);
        watched.Requests.Clear();

        await Expect(watched.Page.GetByTestId("finished")).ToHaveTextAsync("8/8 trials, 100 %", Patient);
        await Expect(watched.Page.GetByTestId("status").First).ToHaveTextAsync("Completed", Patient);
        Assert.Empty(watched.Requests);
        Assert.Empty(watched.Errors);
    }

    [Fact]
    public async Task The_plot_has_every_finished_trial_of_a_page_that_only_listened()
    {
        var campaign = await fixture.Cluster.Api.Create(Workloads.Random("plotted", 10, 4, 0.1, seed: 4));
        await using var watched = await fixture.Open($"/hpo/campaign/{campaign}");
        await Expect(watched.Page.GetByTestId("finished")).ToHaveTextAsync("10/10 trials, 100 %", Patient);

        await Waiting.For(
            "plot", "10 points", TimeSpan.FromSeconds(30),
            _ => watched.Page.EvaluateAsync<int>("document.querySelector('.js-plotly-plot').data[1].x.length"), points => points == 10);
        var best = await watched.Page.EvaluateAsync<double[]>("[...document.querySelector('.js-plotly-plot').data[0].y]");
        Assert.Equal(best.Order(), best);
    }

    [Fact]
    public async Task A_page_follows_its_campaign_through_the_death_of_a_silo()
    {
        var campaign = await fixture.Cluster.Api.Create(Workloads.Random("survivor", 12, 10, 0.2, seed: 6));
        await using var watched = await fixture.Open($"/hpo/campaign/{campaign}");
        await Expect(watched.Page.GetByTestId("count-completed")).Not.ToHaveTextAsync("0", new() { Timeout = 60_000 });

        var scheduler = (await fixture.Cluster.Api.Pool(CancellationToken.None)).SchedulerSilo;
        fixture.Cluster.Silos.First(silo => silo.Name == scheduler || silo.Is(scheduler)).Process.Send(Signal.Kill);

        await Expect(watched.Page.GetByTestId("finished")).ToHaveTextAsync("12/12 trials, 100 %", Patient);
        await Expect(watched.Page.GetByTestId("live")).ToContainTextAsync("Live", new() { Timeout = 30_000 });
        Assert.Empty(watched.Errors);
        await fixture.Cluster.Heal();
    }

    [Fact]
    public async Task Pause_resume_and_stop_are_seen_in_a_second_window()
    {
        var campaign = await fixture.Cluster.Api.Create(Workloads.Random("steered", 30, 20, 0.2, seed: 7));
        await using var first = await fixture.Open($"/hpo/campaign/{campaign}");
        await using var second = await fixture.Open("/hpo/campaigns");
        var card = second.Page.GetByTestId(campaign).GetByTestId("status");
        await Expect(card).ToHaveTextAsync("Running", Patient);

        await first.Page.GetByTestId("pause").ClickAsync();
        await Expect(card).ToHaveTextAsync("Paused", Patient);
        await first.Page.GetByTestId("resume").ClickAsync();
        await Expect(card).ToHaveTextAsync("Running", Patient);
        await first.Page.GetByTestId("stop").ClickAsync();
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Stop the campaign" }).ClickAsync();

        await Expect(first.Page.GetByTestId("status").First).ToHaveTextAsync("Stopped", Patient);
        await Expect(second.Page.GetByTestId(campaign)).ToHaveCountAsync(0, new() { Timeout = 90_000 });
        Assert.Empty(first.Errors);
        Assert.Empty(second.Errors);
    }

    [Fact]
    public async Task The_devices_page_shows_what_each_lane_runs()
    {
        var campaign = await fixture.Cluster.Api.Create(Workloads.Random("lanes", 6, 20, 0.2, seed: 8));
        await using var watched = await fixture.Open("/devices");
        await Expect(watched.Page.GetByTestId("silo")).ToHaveCountAsync(2);
        await Expect(watched.Page.GetByTestId("queue")).ToContainTextAsync(campaign, new() { Timeout = 60_000 });
        await fixture.Cluster.Api.Stop(campaign);
        await fixture.CampaignEnds(campaign, CampaignStatus.Stopped);
        Assert.Empty(watched.Errors);
    }

    [Fact]
    public async Task A_hidden_tab_is_not_drawn_and_is_right_at_once_when_it_is_shown_again()
    {
        var campaign = await fixture.Cluster.Api.Create(Workloads.Random("out of sight", 8, 10, 0.1, seed: 6));
        await using var watched = await fixture.Open($"/hpo/campaign/{campaign}");
        await Expect(watched.Page.GetByTestId("finished")).ToBeVisibleAsync();
        await Expect(watched.Page.Locator("html[data-drawn=yes]")).ToHaveCountAsync(1);
        await Show(watched.Page, isHidden: true);
        await Expect(watched.Page.Locator("html[data-drawn=no]")).ToHaveCountAsync(1);
        var before = await watched.Page.GetByTestId("finished").TextContentAsync();
        Assert.DoesNotContain("8/8", before, StringComparison.Ordinal);

        await fixture.CampaignEnds(campaign, CampaignStatus.Completed);
        Assert.Equal(before, await watched.Page.GetByTestId("finished").TextContentAsync());

        await Show(watched.Page, isHidden: false);
        await Expect(watched.Page.GetByTestId("finished")).ToHaveTextAsync("8/8 trials, 100 %", Patient);
        await Expect(watched.Page.GetByTestId("status").First).ToHaveTextAsync("Completed", Patient);
        Assert.Empty(watched.Errors);
    }

    /// <summary>A browser without a window never hides a tab: the page is told what one with a window would tell it.</summary>
    private static async Task Show(IPage page, bool isHidden) => await page.EvaluateAsync(
        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", isHidden);
}
