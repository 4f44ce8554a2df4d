using Bunit;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;
using Cluster.Web.Campaigns;
using Cluster.Web.Live;
using Cluster.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Tests.Optuna;

/// <summary>A study of Optuna on the pages of campaigns.</summary>
public sealed class StudyPageTests : PageContext
{
    [Fact]
    public void Study_offers_nothing_that_only_its_scripts_can_do()
    {
        var page = Open(Sample.Study());
        page.WaitForElement("[data-testid=finished]");
        foreach (var missing in new[] { "pause", "resume", "stop", "budget-form", "count-pending", "count-paused" })
            Assert.Empty(page.FindAll($"[data-testid={missing}]"));
        Assert.DoesNotContain("?tab=log", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("seed", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("/5", page.Find("[data-testid=finished]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/api/v1/campaigns/campaign-12/journal", page.Find("[data-testid=journal]").GetAttribute("href"));
        Assert.Contains("study 12", page.Find(".page-facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("for ever", page.Find("[data-testid=lease]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Trials_have_the_parameters_of_the_script_and_the_lowest_value_stands_first()
    {
        var page = Open(Sample.Study(), "?tab=trials");
        page.WaitForElement("[data-testid=trials]");
        var heads = page.FindAll("th").Select(head => head.TextContent.Trim(' ', '\u2191', '\u2193')).ToArray();
        Assert.Equal(["Trial", "x", "act", "Value", "Status", "Reports", "Duration"], heads);
        Assert.Equal(["1", "0", "2", "3", "4"], page.FindAll("tbody tr").Select(row => row.QuerySelector("td")!.TextContent));
        Assert.Contains("relu", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Pruned after 3 reports", page.FindAll("tbody tr")[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("Waiting", page.FindAll("tbody tr")[4].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_objectives_the_first_is_shown_and_said_to_be()
    {
        var page = Open(Sample.Study(StudyDirection.Minimize, StudyDirection.Maximize));
        Assert.Contains("first of 2 objectives", page.WaitForElement("[data-testid=first-objective]").TextContent, StringComparison.Ordinal);
        Assert.Contains("1.25, 9", page.Find("[aria-labelledby=best-title]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Best_so_far_falls_where_lower_is_better()
    {
        var live = LiveCampaign.From(Sample.Study());
        var figure = HistoryFigure.Of(live);
        Assert.Equal("Objective (lower is better)", figure.YLabel);
        Assert.Equal([3.5, 1.25], figure.Traces[0].Y);
        Assert.Equal([3.5, 3.5], HistoryFigure.BestSoFar(live.Trials.Values).Best);
    }

    [Fact]
    public void List_says_who_runs_its_trials()
    {
        Campaigns.Snapshots["campaign-12"] = Sample.Study();
        var page = Render<CampaignListPage>();
        var card = page.WaitForElement("[data-testid=campaign-12]");
        Assert.Contains("Optuna study", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("3 trials finished", card.TextContent, StringComparison.Ordinal);
        Assert.Empty(card.QuerySelectorAll("[data-testid=pause]"));
    }

    private IRenderedComponent<CampaignPage> Open(CampaignSnapshot snapshot, string query = "")
    {
        Campaigns.Snapshots["campaign-12"] = snapshot;
        Services.GetRequiredService<NavigationManager>().NavigateTo("/hpo/campaign/campaign-12" + query);
        return Render<CampaignPage>(parameters => parameters.Add(page => page.Id, "campaign-12"));
    }
}
