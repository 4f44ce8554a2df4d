using System.Net;
using Cluster.Contracts;
using Cluster.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Tests.Accounts;

public sealed class FirstSignInTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Twenty_at_once_create_one_admin()
    {
        await using var site = await TestSite.Start(postgres, ("Web:SignInsPerMinute", "1000"));
        var link = (await Address(site)).PathAndQuery;
        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            var browser = site.Client();
            return (Browser: browser, Token: await TestSite.FormToken(browser, link), Name: $"admin{i}");
        }));
        var answers = await Task.WhenAll(opened.Select(async form =>
        {
            using var answer = await TestSite.Send(form.Browser, link, "first-sign-in", form.Token, ("Name", form.Name), ("Password", TestSite.Password));
            form.Browser.Dispose();
            return answer.StatusCode;
        }));

        Assert.Equal(1, answers.Count(status => status == HttpStatusCode.Redirect));
        await using var scope = site.App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AccountsContext>();
        Assert.Equal(Roles.Admin, (await context.Users.SingleAsync()).Role);
        Assert.Empty(await context.FirstTokens.ToListAsync());
    }

    [Fact]
    public async Task Link_is_printed_until_there_is_an_admin()
    {
        await using var site = await TestSite.Start(postgres);
        var first = await Address(site);
        var second = await Address(site);
        Assert.NotEqual(first, second);
        Assert.StartsWith("/sign-in?token=", first.PathAndQuery, StringComparison.Ordinal);

        using var browser = site.Client();
        using var answer = await TestSite.Post(browser, first.PathAndQuery, "first-sign-in", ("Name", "ada"), ("Password", TestSite.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("\"admin\"", await browser.GetStringAsync("/api/v1/me"), StringComparison.Ordinal);
        Assert.Equal("/", (await Address(site)).PathAndQuery);

        await using var scope = site.App.Services.CreateAsyncScope();
        var used = await Assert.ThrowsAsync<CommandRefusedException>(() => scope.ServiceProvider.GetRequiredService<FirstSignIn>()
            .CreateAdmin(second.Query["?token=".Length..], "eve", TestSite.Password, CancellationToken.None));
        Assert.Equal(RefusalKind.Conflict, used.Kind);
    }

    [Fact]
    public async Task Weak_password_leaves_the_link_usable()
    {
        await using var site = await TestSite.Start(postgres);
        var link = (await Address(site)).PathAndQuery;
        using var browser = site.Client();
        using var weak = await TestSite.Post(browser, link, "first-sign-in", ("Name", "ada"), ("Password", "short"));
        Assert.Contains("at least 12 characters", await weak.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var strong = await TestSite.Post(browser, link, "first-sign-in", ("Name", "ada"), ("Password", TestSite.Password));
        Assert.Equal(HttpStatusCode.Redirect, strong.StatusCode);
    }

    [Fact]
    public async Task Wrong_token_shows_no_form()
    {
        await using var site = await TestSite.Start(postgres);
        await Address(site);
        using var browser = site.Client();
        Assert.DoesNotContain("<form", await browser.GetStringAsync($"/sign-in?token={new string('0', 64)}"), StringComparison.Ordinal);
    }

    private static async Task<Uri> Address(TestSite site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FirstSignIn>().Address(site.Address, CancellationToken.None);
    }
}
