using Bunit;
using Cluster.Contracts.Comparisons;
using Cluster.Web.Comparisons;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Comparisons;

/// <summary>What one has saved, on the page: renamed, shared, and shared no more.</summary>
public sealed class SavedComparisonsTests : PageContext
{
    private readonly CartView _cart = new("cart-ada", "ada", null, [FakeCart.Row("signal-1"), FakeCart.Row("signal-2")], "", 0, 0, Sample.Start, 1);

    public SavedComparisonsTests()
    {
        Comparisons.Rows.Add(new("comparison-1", "ada", "severities", [FakeCart.Row("signal-1")], "mode=Overlay", 0, 0, Sample.Start, 1));
        Grains.Add<IComparisonGrain>("comparison-1", new FakeComparison("comparison-1", Comparisons));
    }

    [Fact]
    public async Task A_saved_comparison_is_renamed_in_its_row_and_a_name_of_nothing_is_refused_there()
    {
        var page = await Open();
        await page.Find("[aria-label='Rename severities']").ClickAsync();
        Assert.Equal("severities", page.Find("[data-testid=new-name]").GetAttribute("value"));
        await page.Find("[data-testid=new-name]").InputAsync(" ");
        await page.Find("[data-testid=saved-list] form").SubmitAsync();
        Assert.Equal("A saved comparison needs a name.", page.Find(".saved-name [role=alert]").TextContent);

        await page.Find("[data-testid=new-name]").InputAsync("mild to severe");
        await page.Find("[data-testid=saved-list] form").SubmitAsync();
        Assert.Empty(page.FindAll("[data-testid=new-name]"));
        Assert.Contains("mild to severe", page.Find(".saved-name").TextContent, StringComparison.Ordinal);
        Assert.Equal("mild to severe", Comparisons.Rows[0].Name);
    }

    [Fact]
    public async Task A_link_to_a_saved_comparison_is_made_shown_once_opened_and_ended()
    {
        var page = await Open();
        await page.Find("[aria-label^='Share'][aria-label$='severities']").ClickAsync();
        await page.Find("[data-testid=make-link]").ClickAsync();
        var token = page.Find("[data-testid=link]").GetAttribute("value")!.Split('/')[^1];
        Assert.Equal(("comparison-1", "mode=Overlay"), (Comparisons.ByDigest[ShareToken.Digest(token)].Target, Comparisons.ByDigest[ShareToken.Digest(token)].View));
        Assert.Equal("Share (1 link)", page.Find("[aria-label^='Share'][aria-label$='severities']").TextContent);
        Assert.Contains("Only you rename, share or delete it.", page.Find("[data-testid=share-links]").TextContent, StringComparison.Ordinal);

        await page.Find("[aria-label='End this link, link-1']").ClickAsync();
        Assert.Equal("Share", page.Find("[aria-label^='Share'][aria-label$='severities']").TextContent);
        Assert.NotNull(Comparisons.ByDigest[ShareToken.Digest(token)].RevokedAt);
        Assert.Empty(page.FindAll("[data-testid=link]"));
    }

    [Theory]
    [InlineData(true, null, 0, "Only you see and change this cart, until you share it.")]
    [InlineData(true, null, 1, "Only you can change this cart; whoever has its link looks at it live.")]
    [InlineData(true, null, 3, "Only you can change this cart; whoever has one of its 3 links looks at it live.")]
    [InlineData(false, null, 1, "Only ada can change this cart; you look at it live. Copy it to your own cart to change it.")]
    [InlineData(false, "severities", 1, "Saved by ada, who alone can rename, share or delete it. Copy it to your own cart to change its signals.")]
    public void Who_may_change_it_is_said(bool isMine, string? name, int links, string sentence)
    {
        var page = Render<CartPanel>(parameters => parameters.Add(panel => panel.Cart, _cart with { Name = name, Links = links }).Add(panel => panel.IsMine, isMine));
        Assert.Equal(sentence, page.Find("[data-testid=who-edits]").TextContent);
    }

    private async Task<IRenderedComponent<SavedComparisons>> Open()
    {
        var page = Render<SavedComparisons>(parameters => parameters.Add(saved => saved.Cart, _cart));
        await page.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        await page.WaitForElementAsync("[data-testid=saved-list]");
        return page;
    }
}
