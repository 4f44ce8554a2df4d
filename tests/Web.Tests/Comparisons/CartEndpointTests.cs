using System.Net;
using System.Net.Http.Json;
using Cluster.Contracts.Comparisons;
using Cluster.Web.Accounts;
using Cluster.Web.Comparisons;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Comparisons;

public sealed class CartEndpointTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public void A_cart_as_csv_keeps_commas_and_no_formula()
    {
        var csv = CartFile.Csv(new("cart-ada", "ada", null, [FakeCart.Row("signal-1", label: "inner, outer") with { Source = "=1+1", Load = "-2" }], "", 0, 0, Sample.Start, 1));
        var line = csv.Split("\r\n")[1];
        Assert.StartsWith("signal-1,\"inner, outer\",0.007,machine 1,6205,-2,1797,12000,g,24000,2,", line, StringComparison.Ordinal);
        Assert.Contains(",'=1+1,", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_over_the_api_shows_the_cart_until_its_owner_ends_it_and_its_token_is_stored_nowhere()
    {
        var user = $"viewer-{Guid.NewGuid():N}";
        await fixture.Site.AddAccount(user, Roles.Viewer);
        var cart = new FakeCart(user, fixture.Site.Comparisons);
        fixture.Site.Grains.Add<ICartGrain>(ICartGrain.KeyOf(user), cart);
        await cart.Add(Contracts.CommandContext.New(user), "signal-1", default);
        using var owner = await fixture.Site.SignedIn(user);
        using var made = await owner.PostAsJsonAsync("/api/v1/cart/links", new { view = "mode=overlay" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var link = (await made.Content.ReadFromJsonAsync<MadeLink>())!;
        var token = link.Address.Split('/')[^1];
        Assert.Equal(43, token.Length);
        Assert.Equal(ShareToken.Digest(token), cart.Shared[0].Digest);

        using var guest = await fixture.Script(Roles.Viewer);
        Assert.Equal("signal-1", (await guest.GetFromJsonAsync<CartView>($"/api/v1/comparisons/shared/{token}"))!.Signals[0].Id);
        using var notTheirs = await guest.DeleteAsync($"/api/v1/links/{link.Link.Id}");
        Assert.Equal(HttpStatusCode.NotFound, notTheirs.StatusCode);
        using var ended = await owner.DeleteAsync($"/api/v1/links/{link.Link.Id}");
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        using var afterwards = await guest.GetAsync($"/api/v1/comparisons/shared/{token}");
        Assert.Equal(HttpStatusCode.NotFound, afterwards.StatusCode);
        Assert.Contains("ended this link", await afterwards.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curves/decibels?alignment=crossCorrelation", HttpStatusCode.OK)]
    [InlineData("curves/time?alignment=none&points=10&v=1", HttpStatusCode.OK)]
    [InlineData("?alignment=tacho&high=0.2", HttpStatusCode.OK)]
    [InlineData("curves/sideways", HttpStatusCode.BadRequest)]
    [InlineData("curves/time?alignment=9", HttpStatusCode.BadRequest)]
    [InlineData("curves/time?from=2&to=1", HttpStatusCode.BadRequest)]
    public async Task A_difference_is_asked_for_in_the_words_that_its_plots_use(string what, HttpStatusCode expected)
    {
        using var script = await fixture.Script(Roles.Viewer);
        using var answer = await script.GetAsync($"/api/v1/differences/signal-1/signal-2{(what[0] == '?' ? "" : "/")}{what}");
        Assert.Equal(expected, answer.StatusCode);
    }
}
