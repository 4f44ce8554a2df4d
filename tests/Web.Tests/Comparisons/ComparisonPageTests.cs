using Bunit;
using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Web.Comparisons;
using Cluster.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Tests.Comparisons;

public sealed class ComparisonPageTests : PageContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task An_empty_cart_says_so_and_an_unknown_id_is_refused_beside_its_field()
    {
        var page = Render<ComparisonPage>();
        Assert.Contains("Empty", (await page.WaitForElementAsync("[data-testid=empty]")).TextContent, StringComparison.Ordinal);
        Assert.Equal("0/10", page.Find("[data-testid=count]").TextContent);

        await page.Find("[data-testid=add-id]").InputAsync("404");
        await page.Find("form").SubmitAsync();
        await page.WaitForAssertionAsync(() => Assert.Contains("no signal 'signal-404'", page.Find("#add-note [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("true", page.Find("[data-testid=add-id]").GetAttribute("aria-invalid"));

        await page.Find("[data-testid=add-id]").InputAsync("signal-7");
        await page.Find("form").SubmitAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal("1/10", page.Find("[data-testid=count]").TextContent));
        Assert.NotEmpty(page.FindAll("[data-testid=one-more]"));
    }

    [Fact]
    public async Task A_cleared_cart_can_be_brought_back()
    {
        await Fill("signal-1", "signal-2");
        var page = Render<ComparisonPage>();
        await (await page.WaitForElementAsync(".cart-head button")).ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal("0/10", page.Find("[data-testid=count]").TextContent));
        await page.Find("[data-testid=undo]").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal("2/10", page.Find("[data-testid=count]").TextContent));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task Any_number_of_signals_stands_in_a_grid_of_one_column_each_with_all_36_features(int count)
    {
        await Fill([.. Enumerable.Range(1, count).Select(i => $"signal-{i}")]);
        var page = Render<ComparisonPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(count, page.FindAll("[data-testid=grid] .compare-column").Count));
        await page.WaitForAssertionAsync(() => Assert.Equal(36, page.FindAll(".compare-features tbody tr").Count));
        Assert.True(page.Find("input[value=Grid]").HasAttribute("checked"));
        // The most different first, with a number and a shape.
        Assert.StartsWith("Feature35", page.Find(".compare-features tbody td").TextContent, StringComparison.Ordinal);
        Assert.Equal("35.0 % ■", page.Find(".compare-features .level").TextContent);
    }

    [Fact]
    public async Task The_view_stands_in_the_address_and_comes_from_it()
    {
        await Fill("signal-1", "signal-2");
        Navigation.NavigateTo("/signal-comparison?mode=difference&over=time&high=0.3");
        var page = Render<ComparisonPage>();
        Assert.Contains("0.5-0.75 s", (await page.WaitForElementAsync("[data-testid=time-summary]")).TextContent, StringComparison.Ordinal);
        Assert.Equal(new DifferenceQuery("signal-1", "signal-2", High: 0.3, Medium: 0.15), Differences.Asked[^1]);

        await page.Find("#align").ChangeAsync("CrossCorrelation");
        Assert.Contains("align=crosscorrelation", Navigation.Uri, StringComparison.Ordinal);
        await page.WaitForAssertionAsync(() => Assert.Equal(SignalAlignment.CrossCorrelation, Differences.Asked[^1].Alignment));
        // B can never be A.
        Assert.Equal("signal-2", Assert.Single(page.FindAll("#pair-b option")).GetAttribute("value"));
    }

    [Fact]
    public async Task A_difference_that_makes_no_sense_is_refused_in_its_place()
    {
        await Cart.Set([FakeCart.Row("signal-1"), FakeCart.Row("signal-2", 48000, "mm/s")]);
        Differences.Refusal = "signal-1 is in g and signal-2 in mm/s; a difference needs one unit.";
        Navigation.NavigateTo("/signal-comparison?mode=difference");
        var page = Render<ComparisonPage>();
        await page.WaitForAssertionAsync(() => Assert.Contains("needs one unit", page.Find("[data-testid=difference] [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(3, page.FindAll("[data-testid=remark]").Count);
    }

    [Fact]
    public async Task A_revoked_link_and_one_that_never_was_say_so()
    {
        var page = Render<ComparisonPage>(parameters => parameters.Add(shown => shown.Token, "unknown"));
        await page.WaitForAssertionAsync(() => Assert.Equal("This link shows nothing", page.Find("h1").TextContent));

        await Cart.Share(CommandContext.New("ada"), new(ShareToken.Digest("known"), ""), default);
        await Cart.Revoke(CommandContext.New("ada"), "link-1", default);
        page = Render<ComparisonPage>(parameters => parameters.Add(shown => shown.Token, "known"));
        await page.WaitForAssertionAsync(() => Assert.Equal("This link was ended", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task A_link_opens_the_view_it_was_made_of_follows_the_cart_and_closes_when_it_is_ended()
    {
        await Fill("signal-1", "signal-2");
        await Cart.Share(CommandContext.New("ada"), new(ShareToken.Digest("known"), "mode=overlay"), default);
        User.SetAuthorized("bob").SetRoles(Cluster.Web.Accounts.Roles.Viewer);
        Grains.Add<ICartGrain>("cart-bob", new FakeCart("bob", Comparisons));
        var page = Render<ComparisonPage>(parameters => parameters.Add(shown => shown.Token, "known"));
        await page.WaitForElementAsync("[data-testid=overlay]");
        Assert.Contains("ada", page.Find(".page-header").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=add-id]"));

        await Eventually(() => Carts.Active("cart-ada") == 1);
        await Carts.Publish("cart-ada", await Cart.Add(CommandContext.New("ada"), "signal-3", default));
        await page.WaitForAssertionAsync(() => Assert.Equal("3/10", page.Find("[data-testid=count]").TextContent));
        await Carts.Publish("cart-ada", await Cart.Revoke(CommandContext.New("ada"), "link-1", default));
        await page.WaitForAssertionAsync(() => Assert.Equal("This link was ended", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Following_somebody_shows_what_they_see_until_one_looks_for_oneself()
    {
        await Fill("signal-1", "signal-2");
        await Presence.Here(new("other", "bob", "mode=overlay"), default);
        var page = Render<ComparisonPage>();
        var follow = await page.WaitForElementAsync("[data-testid=people] button");
        Assert.Equal("follow bob", follow.TextContent);
        await follow.ClickAsync();
        await page.WaitForElementAsync("[data-testid=overlay]");

        await Eventually(() => Presences.Active("cart-ada") == 1);
        await Presences.Publish("cart-ada", await Presence.Here(new("other", "bob", "mode=difference"), default));
        await page.WaitForElementAsync("[data-testid=difference]");
        Assert.Equal("following bob", page.Find("[data-testid=people] button").TextContent);

        await page.InvokeAsync(() => page.Find("input[value=Grid]").Change("Grid"));
        await page.WaitForAssertionAsync(() => Assert.Equal("follow bob", page.Find("[data-testid=people] button").TextContent));
        Assert.Contains(Presence.View.Visitors, visitor => visitor.User == "ada");
    }

    private async Task Fill(params string[] signals)
    {
        foreach (var signal in signals)
            await Cart.Add(CommandContext.New("ada"), signal, default);
    }
}
