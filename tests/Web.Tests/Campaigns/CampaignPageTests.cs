using Bunit;
using Cluster.Contracts.Campaigns;
using Cluster.Web.Accounts;
using Cluster.Web.Campaigns;
using Cluster.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Tests.Campaigns;

/// <summary>A campaign in a browser.</summary>
public sealed class CampaignPageTests : PageContext
{
    private static readonly TrialRow[] Trials =
    [
        Sample.Trial(0, TrialState.Completed, 0.8), Sample.Trial(1, TrialState.Completed, 0.97), Sample.Trial(2, TrialState.Failed),
        Sample.Trial(3, TrialState.Pruned, 0.5, 8), Sample.Trial(4, TrialState.Running, 0.6, 5), Sample.Trial(5, TrialState.Queued, null, 0),
    ];

    [Fact]
    public void An_unknown_campaign_is_said_to_be_unknown()
    {
        var page = Open("");
        page.WaitForAssertion(() => Assert.Contains("There is no campaign campaign-12", page.Markup));
    }

    [Fact]
    public void The_parts_of_the_progress_add_up_to_the_budget()
    {
        Add(Sample.Campaign(Trials));
        var page = Open("");
        page.WaitForElement("[data-testid=finished]");

        var parts = new[] { "completed", "pruned", "failed", "stopped", "running", "paused", "queued", "pending" };
        Assert.Equal(50, parts.Sum(part => int.Parse(page.Find($"[data-testid=count-{part}]").TextContent)));
        Assert.StartsWith("4/50", page.Find("[data-testid=finished]").TextContent.Trim());
    }

    [Fact]
    public void The_best_result_has_counts_interval_and_hyperparameters()
    {
        Add(Sample.Campaign(Trials));
        var page = Open("");
        var best = page.WaitForElement("[aria-labelledby=best-title]").TextContent;
        foreach (var words in new[] { "97.2 %", "35/36", "95 % CI", "Trial 1", "experiment-341", "learning_rate", "dropout", "batch_size" })
            Assert.Contains(words, best);
    }

    [Fact]
    public void The_trials_table_shows_the_best_first_and_a_failure_as_FAIL()
    {
        Add(Sample.Campaign(Trials));
        var page = Open("?tab=trials");
        page.WaitForElement("[data-testid=trials]");

        Assert.Equal(["1", "0", "4", "3", "2", "5"], Numbers(page));
        Assert.Contains("FAIL", page.FindAll("tbody tr")[4].TextContent);
        Assert.Contains("Pruned at epoch 8", page.FindAll("tbody tr")[3].TextContent);
    }

    [Fact]
    public void The_order_stands_in_the_address()
    {
        Add(Sample.Campaign(Trials));
        var page = Open("?tab=trials&sort=number&dir=desc&state=completed");
        page.WaitForElement("[data-testid=trials]");

        Assert.Equal(["1", "0"], Numbers(page));
        Assert.Equal("descending", page.Find("th[aria-sort]").GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task A_finished_trial_appears_without_reading_again()
    {
        var snapshot = Sample.Campaign(Trials);
        Add(snapshot);
        var page = Open("?tab=trials");
        await page.WaitForElementAsync("[data-testid=trials]");
        await Eventually(() => Updates.Active("campaign-12") == 1);
        var reads = Campaigns.Reads;
        var done = Sample.Trial(4, TrialState.Completed, 1, version: 2);
        var next = Sample.Campaign([.. Trials[..4], done, Trials[5]], version: 2);
        await Updates.Publish("campaign-12", new CampaignUpdate(next.Row, [done], next.Reports, 1, snapshot.Reports));

        await page.WaitForAssertionAsync(() => Assert.Equal("4", Numbers(page)[0]));
        Assert.Equal(reads, Campaigns.Reads);
    }

    [Fact]
    public void A_queued_trial_says_why_it_waits()
    {
        Add(Sample.Campaign(Trials));
        var page = Open("?tab=trials&state=queued");
        page.WaitForElement("[data-testid=trials]");
        page.Find("td:has([data-testid=status])").TriggerEvent("onmouseenter", new Microsoft.AspNetCore.Components.Web.MouseEventArgs());

        page.WaitForAssertion(() => Assert.Equal("All 4 training lanes are busy. 3 ahead of it.", page.Find("tbody [data-testid=badge]").GetAttribute("title")));
    }

    [Fact]
    public async Task Pause_is_sent_once_in_the_users_name()
    {
        var campaign = Add(Sample.Campaign(Trials));
        var page = Open("");
        await (await page.WaitForElementAsync("[data-testid=pause]")).ClickAsync();

        Assert.Equal(("pause", "ada"), Assert.Single(campaign.Commands.Select(command => (command.Name, command.Context.User))));
    }

    [Fact]
    public void A_viewer_sees_everything_but_the_buttons()
    {
        User.SetRoles(Roles.Viewer);
        Add(Sample.Campaign(Trials));
        var page = Open("");
        page.WaitForElement("[data-testid=status]");

        Assert.Empty(page.FindAll("[data-testid=pause], [data-testid=stop]"));
    }

    [Fact]
    public async Task A_command_that_met_a_dying_silo_is_sent_again_under_the_same_id()
    {
        var campaign = Add(Sample.Campaign(Trials));
        campaign.Faults.Enqueue(new TimeoutException("planned"));
        var page = Open("");
        await (await page.WaitForElementAsync("[data-testid=pause]")).ClickAsync();

        Assert.Equal(2, campaign.Commands.Count);
        Assert.Single(campaign.Commands.Select(command => command.Context.CommandId).Distinct());
    }

    [Fact]
    public async Task Leaving_the_page_ends_its_subscription()
    {
        Add(Sample.Campaign(Trials));
        var page = Open("");
        await page.WaitForElementAsync("[data-testid=finished]");
        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.TopicCount);
    }

    [Fact]
    public void A_trial_page_links_campaign_and_experiment()
    {
        var snapshot = Sample.Campaign(Trials);
        Add(snapshot);
        Campaigns.Trials["trial-101"] = new TrialView(Trials[1], snapshot.Row.Name, [], [], [], null, null, null);
        var page = Render<TrialPage>(parameters => parameters.Add(p => p.Id, "campaign-12").Add(p => p.Number, 1));

        page.WaitForAssertion(() => Assert.Contains("experiment-341", page.Markup));
        Assert.Contains("/hpo/campaign/campaign-12", page.Markup);
        Assert.Contains("Opening it is recorded", page.Markup);
    }

    private IRenderedComponent<CampaignPage> Open(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/hpo/campaign/campaign-12" + query);
        return Render<CampaignPage>(parameters => parameters.Add(page => page.Id, "campaign-12"));
    }

    private static string[] Numbers(IRenderedComponent<CampaignPage> page) =>
        [.. page.FindAll("[data-testid=trials] tbody tr td:first-child").Select(cell => cell.TextContent.Trim())];
}
