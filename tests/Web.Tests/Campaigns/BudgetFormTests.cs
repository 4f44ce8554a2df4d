using Bunit;
using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Web.Campaigns;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Campaigns;

/// <summary>Raising a campaign's budget.</summary>
public sealed class BudgetFormTests : PageContext
{
    private static readonly BudgetSpec Budget = new(50, 24, 2, 10);

    [Fact]
    public async Task What_was_not_typed_over_stays_as_it_is()
    {
        var (form, campaign) = Open();
        await form.Find("[data-testid=extendTrials]").InputAsync("80");
        await form.Find("form").SubmitAsync();

        Assert.Equal(Budget with { MaxTrials = 80 }, Assert.Single(campaign.Budgets));
    }

    [Fact]
    public async Task A_budget_below_the_present_one_is_told_and_not_sent()
    {
        var (form, campaign) = Open();
        await form.Find("[data-testid=extendTrials]").InputAsync("49");
        await form.Find("form").SubmitAsync();

        Assert.Empty(campaign.Budgets);
        Assert.Contains("50 to 1,000,000, found 49", form.Markup);
    }

    [Fact]
    public async Task A_refused_budget_sent_again_is_the_same_command()
    {
        var (form, campaign) = Open();
        campaign.Faults.Enqueue(new CommandRefusedException("The campaign has just been stopped.", RefusalKind.Conflict));
        await form.Find("[data-testid=extendTrials]").InputAsync("80");
        await form.Find("form").SubmitAsync();
        Assert.Contains("The campaign has just been stopped.", form.Markup);
        await form.Find("form").SubmitAsync();

        Assert.Equal(2, campaign.Commands.Count);
        Assert.Single(campaign.Commands.Select(command => command.Context.CommandId).Distinct());
    }

    private (IRenderedComponent<BudgetForm> Form, FakeCampaign Campaign) Open()
    {
        var campaign = Add(Sample.Campaign([]));
        return (Render<BudgetForm>(parameters => parameters.Add(form => form.Campaign, "campaign-12").Add(form => form.Budget, Budget)), campaign);
    }
}
