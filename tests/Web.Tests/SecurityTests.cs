using System.Net;
using Cluster.Web.Accounts;
using Cluster.Web.Tests.Accounts;

namespace Cluster.Web.Tests;

/// <summary>What reaches a browser beside the content, and what a browser may send.</summary>
public sealed class SecurityTests(SiteFixture fixture, PostgresFixture postgres) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/api/v1/me")]
    [InlineData("/cluster.css")]
    [InlineData("/hpo/campaigns")]
    [InlineData("/no-such-page")]
    public async Task Every_answer_has_exactly_one_policy(string path)
    {
        using var browser = await fixture.Browser(Roles.Viewer);
        using var answer = await browser.GetAsync(path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Single(answer.Headers.GetValues("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Page_that_is_not_there_says_so()
    {
        using var browser = await fixture.Browser(Roles.Viewer);
        using var answer = await browser.GetAsync("/no-such-page");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such page", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_that_fails_says_so_even_if_nobody_can_be_recognised()
    {
        await using var site = await TestSite.Start(postgres, ("Web:CallDeadline", "00:00:00.5"));
        using var script = site.Client(await site.Token(Roles.Admin));
        await postgres.Close(site.Database);
        using var anonymous = site.Client();
        foreach (var (client, page) in new[] { (script, "/account"), (anonymous, "/sign-in?token=0") })
        {
            using var answer = await client.GetAsync(page);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Contains("Something went wrong on the server", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_have_no_inline_script()
    {
        using var browser = await fixture.Browser(Roles.Admin);
        foreach (var page in new[] { "/sign-in", "/account", "/account/tokens", "/account/users", "/account/audit", "/hpo/campaigns" })
        {
            var html = await browser.GetStringAsync(page);
            Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
            Assert.DoesNotContain(" onclick=", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    public async Task Another_host_name_is_refused(string host, HttpStatusCode status)
    {
        using var client = fixture.Site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = host } };
        using var answer = await client.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Origin", "http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    public async Task Command_from_another_origin_is_refused_in_spite_of_the_cookie(string header, string value, HttpStatusCode status)
    {
        using var browser = await fixture.Browser(Roles.Researcher);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/campaigns/campaign-1/pause");
        request.Headers.Add(header, value);
        using var answer = await browser.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Api_calls_of_a_user_are_limited()
    {
        await using var site = await TestSite.Start(postgres, ("Web:ApiBurst", "3"), ("Web:ApiPerSecond", "1"));
        using var one = site.Client(await site.Token(Roles.Viewer));
        using var other = site.Client(await site.Token(Roles.Viewer));
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 100 && refused is null; i++)
        {
            var answer = await one.GetAsync("/api/v1/me");
            if (answer.StatusCode == HttpStatusCode.OK)
                answer.Dispose();
            else
                refused = answer;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, refused!.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        refused.Dispose();
        using var free = await other.GetAsync("/api/v1/me");
        Assert.Equal(HttpStatusCode.OK, free.StatusCode);
    }
}
