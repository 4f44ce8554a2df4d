using System.Net;
using Cluster.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Tests.Accounts;

public sealed class SignInTests(SiteFixture fixture, PostgresFixture postgres) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Wrong_name_wrong_password_and_locked_account_are_answered_alike()
    {
        var site = fixture.Site;
        await site.AddAccount("ada2", Roles.Viewer);
        using var browser = site.Client();
        var answers = new List<string>();
        foreach (var (name, password) in new[] { ("nobody", "x"), ("ada2", "x"), ("ada2", "x"), ("ada2", "x"), ("ada2", "x"), ("ada2", "x"), ("ada2", TestSite.Password) })
        {
            using var answer = await TestSite.Post(browser, "/sign-in", "sign-in", ("Name", name), ("Password", password));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.All(answers, answer => Assert.Contains(SignIn.Refused, answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_without_its_antiforgery_token_is_refused()
    {
        var site = fixture.Site;
        await site.AddAccount("ada3", Roles.Viewer);
        using var browser = site.Client();
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Name", "ada3"), new("Password", TestSite.Password)]);
        using var answer = await browser.PostAsync("/sign-in", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("cluster=", string.Join(';', answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_is_hidden_from_scripts_and_other_sites()
    {
        var site = fixture.Site;
        await site.AddAccount("ada4", Roles.Viewer);
        using var browser = site.Client();
        using var answer = await TestSite.Post(browser, "/sign-in", "sign-in", ("Name", "ada4"), ("Password", TestSite.Password));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), text => text.StartsWith("cluster=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/devices?x=1", "/devices?x=1")]
    public async Task Way_back_never_leads_to_another_site(string asked, string taken)
    {
        var site = fixture.Site;
        var ada = (await site.AddAccount($"ada-{Guid.NewGuid():N}", Roles.Viewer)).UserName!;
        using var browser = site.Client();
        using var answer = await TestSite.Post(browser, $"/sign-in?returnUrl={Uri.EscapeDataString(asked)}", "sign-in", ("Name", ada), ("Password", TestSite.Password));
        Assert.Equal(taken, new Uri(site.Address, answer.Headers.Location!).PathAndQuery);
        Assert.Equal(site.Address.Authority, new Uri(site.Address, answer.Headers.Location!).Authority);
    }

    [Fact]
    public async Task Sign_ins_of_an_address_are_limited()
    {
        await using var site = await TestSite.Start(postgres, ("Web:SignInsPerMinute", "3"));
        using var browser = site.Client();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await TestSite.Post(browser, "/sign-in", "sign-in", ("Name", "nobody"), ("Password", "x"));
            answers.Add(answer.StatusCode);
            Assert.Equal(answer.StatusCode == HttpStatusCode.TooManyRequests, answer.Headers.RetryAfter is not null);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public async Task Cookie_of_a_viewer_is_told_no_by_page_and_by_api()
    {
        var site = fixture.Site;
        await site.AddAccount("ada7", Roles.Viewer);
        using var browser = await site.SignedIn("ada7");
        using var page = await browser.GetAsync("/account/users");
        Assert.Equal("/denied", new Uri(site.Address, page.Headers.Location!).AbsolutePath);
        using var api = await browser.GetAsync("/api/v1/users");
        Assert.Equal(HttpStatusCode.Forbidden, api.StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_cookie()
    {
        var site = fixture.Site;
        await site.AddAccount("ada8", Roles.Viewer);
        using var browser = await site.SignedIn("ada8");
        using var answer = await TestSite.Post(browser, "/account", "sign-out");
        using var after = await browser.GetAsync("/api/v1/me");
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task Sign_ins_are_in_the_audit()
    {
        var site = fixture.Site;
        await site.AddAccount("ada9", Roles.Viewer);
        using var browser = await site.SignedIn("ada9");
        await using var context = await site.App.Services.GetRequiredService<IDbContextFactory<AccountsContext>>().CreateDbContextAsync();
        var entry = await context.Audit.SingleAsync(row => row.UserName == "ada9");
        Assert.Equal(("ada9", "sign-in", Audit.Done), (entry.UserName, entry.Action, entry.Outcome));
    }
}
