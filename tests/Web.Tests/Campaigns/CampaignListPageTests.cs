using Bunit;
using Cluster.Contracts.Campaigns;
using Cluster.Web.Campaigns;
using Cluster.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Tests.Campaigns;

/// <summary>The list of campaigns in a browser.</summary>
public sealed class CampaignListPageTests : PageContext
{
    [Fact]
    public void An_empty_list_says_what_to_do()
    {
        var page = Render<CampaignListPage>();
        page.WaitForAssertion(() => Assert.Contains("No campaign is running", page.Markup));
        Assert.Contains("/hpo/campaigns/new", page.Markup);
    }

    [Fact]
    public void A_card_tells_progress_time_and_best_so_far()
    {
        Add(Sample.Campaign([Sample.Trial(0, TrialState.Completed, 0.97), Sample.Trial(1, TrialState.Running, 0.5, 3)], maxTrials: 4));
        var card = Render<CampaignListPage>().WaitForElement("[data-testid=campaign-12]").TextContent;

        foreach (var words in new[] { "1/4", "25 %", "8h 23m", "about 4h 12m left", "97.2 %", "35/36", "Trial 0", "1 trial in progress" })
            Assert.Contains(words, card);
    }

    [Fact]
    public async Task A_card_follows_its_campaign_without_reading_again()
    {
        Add(Sample.Campaign([Sample.Trial(0, TrialState.Running, 0.5, 3)], maxTrials: 4));
        var page = Render<CampaignListPage>();
        await page.WaitForElementAsync("[data-testid=campaign-12]");
        await Eventually(() => Updates.Active(CampaignStreams.AllCampaigns) == 1);
        var reads = Campaigns.Reads;
        var next = Sample.Campaign([Sample.Trial(0, TrialState.Completed, 0.9)], version: 2, maxTrials: 4);
        await Updates.Publish(CampaignStreams.AllCampaigns, new CampaignUpdate(next.Row, [], 20, 1, 3));

        await page.WaitForAssertionAsync(() => Assert.Contains("1/4", page.Find("[data-testid=campaign-12]").TextContent));
        Assert.Equal(reads, Campaigns.Reads);
    }

    [Fact]
    public async Task A_campaign_that_ends_leaves_the_active_ones()
    {
        Add(Sample.Campaign([], maxTrials: 4));
        var page = Render<CampaignListPage>();
        await page.WaitForElementAsync("[data-testid=campaign-12]");
        await Eventually(() => Updates.Active(CampaignStreams.AllCampaigns) == 1);
        var ended = Sample.Campaign([], version: 2, status: CampaignStatus.Completed, maxTrials: 4);
        Add(ended);
        await Updates.Publish(CampaignStreams.AllCampaigns, new CampaignUpdate(ended.Row, [], 0, 1, 0));

        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll("[data-testid=campaign-12]")), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Leaving_the_page_ends_its_subscription()
    {
        var page = Render<CampaignListPage>();
        await Eventually(() => Feed.TopicCount == 1);
        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.TopicCount);
    }

    [Fact]
    public void The_completed_tab_stands_in_the_address()
    {
        Add(Sample.Campaign([], status: CampaignStatus.Completed));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/hpo/campaigns?tab=completed");
        var page = Render<CampaignListPage>();

        page.WaitForElement("[data-testid=campaign-12]");
        Assert.Equal("Completed", page.Find("[aria-current=page]").TextContent);
    }
}
