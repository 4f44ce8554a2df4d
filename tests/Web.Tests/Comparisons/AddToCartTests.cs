using Bunit;
using Cluster.Contracts;
using Cluster.Web.Comparisons;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Comparisons;

public sealed class AddToCartTests : PageContext
{
    [Fact]
    public void A_signal_goes_in_and_out_by_one_button_that_says_where_it_is()
    {
        var part = Render<AddToCart>(parameters => parameters.Add(add => add.Signal, "signal-7"));
        var button = part.WaitForElement("[data-testid=add-to-cart]");
        Assert.Equal(("Add to comparison", "false"), (button.TextContent, button.GetAttribute("aria-pressed")));

        button.Click();
        part.WaitForAssertion(() => Assert.Equal("In comparison 1/10", part.Find("button").TextContent));
        Assert.Equal("true", part.Find("button").GetAttribute("aria-pressed"));

        part.Find("button").Click();
        part.WaitForAssertion(() => Assert.Equal("Add to comparison", part.Find("button").TextContent));
    }

    [Fact]
    public async Task A_refusal_stands_beside_the_button()
    {
        for (var i = 1; i <= 10; i++)
            await Cart.Add(CommandContext.New("ada"), $"signal-{i}", default);
        var part = Render<AddToCart>(parameters => parameters.Add(add => add.Signal, "signal-11"));

        await (await part.WaitForElementAsync("button")).ClickAsync();
        await part.WaitForAssertionAsync(() => Assert.Contains("10 signals", part.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Add to comparison", part.Find("button").TextContent);
    }

    [Fact]
    public async Task A_change_elsewhere_reaches_the_button()
    {
        var part = Render<AddToCart>(parameters => parameters.Add(add => add.Signal, "signal-7"));
        await Eventually(() => Carts.Active("cart-ada") == 1);
        await Carts.Publish("cart-ada", await Cart.Add(CommandContext.New("ada"), "signal-7", default));
        await part.WaitForAssertionAsync(() => Assert.Equal("In comparison 1/10", part.Find("button").TextContent));
    }
}
