using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Cluster.Contracts;
using Cluster.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Tests.Accounts;

public sealed class TokenTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Only_the_hash_of_a_token_is_stored()
    {
        var site = fixture.Site;
        var text = await TokenCommand.Create(site.Database, TimeProvider.System, "script", Roles.Operator, 30, CancellationToken.None);

        await using var command = site.Database.CreateCommand("SELECT hash, to_jsonb(t)::text FROM accounts.api_token t ORDER BY id DESC LIMIT 1");
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(text)), await reader.GetFieldValueAsync<byte[]>(0));
        Assert.DoesNotContain(text, reader.GetString(1), StringComparison.Ordinal);
        Assert.DoesNotContain(text[^20..], reader.GetString(1), StringComparison.Ordinal);
        Assert.Equal(64, text.Length - ApiTokens.Prefix.Length);
    }

    [Fact]
    public async Task Token_of_the_command_line_speaks_for_itself()
    {
        var site = fixture.Site;
        using var client = site.Client(await TokenCommand.Create(site.Database, TimeProvider.System, "script", Roles.Operator, 30, CancellationToken.None));
        Assert.Equal(new MeView("token/script", Roles.Operator, true), await client.GetFromJsonAsync<MeView>("/api/v1/me"));
    }

    [Fact]
    public async Task Token_falls_with_the_role_of_its_account()
    {
        var site = fixture.Site;
        var account = await site.AddAccount("grace", Roles.Admin);
        await site.AddAccount("someone-else", Roles.Admin);
        using var client = site.Client((await Tokens(site).Create("t", Roles.Admin, 1, account, CancellationToken.None)).Text);
        Assert.Equal(Roles.Admin, (await client.GetFromJsonAsync<MeView>("/api/v1/me"))!.Role);

        using var demotion = await client.PutAsJsonAsync($"/api/v1/users/{account.Id}/role", new RoleRequest(Roles.Viewer));
        Assert.Equal(HttpStatusCode.OK, demotion.StatusCode);
        Assert.Equal(Roles.Viewer, (await client.GetFromJsonAsync<MeView>("/api/v1/me"))!.Role);
    }

    [Fact]
    public async Task Token_of_a_locked_account_is_refused()
    {
        var site = fixture.Site;
        var account = await site.AddAccount("locked", Roles.Viewer);
        using var grace = site.Client((await Tokens(site).Create("t", Roles.Viewer, 1, account, CancellationToken.None)).Text);
        using var admin = site.Client(await site.Token(Roles.Admin));
        using var locking = await admin.PutAsJsonAsync($"/api/v1/users/{account.Id}/lock", new LockRequest(true));
        Assert.Equal(HttpStatusCode.OK, locking.StatusCode);
        using var answer = await grace.GetAsync("/api/v1/me");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Token_never_has_more_than_its_maker()
    {
        var site = fixture.Site;
        var viewer = await site.AddAccount("ada", Roles.Viewer);
        var refusal = await Assert.ThrowsAsync<CommandRefusedException>(() => Tokens(site).Create("t", Roles.Admin, 1, viewer, CancellationToken.None));
        Assert.Contains("ada is viewer; found 'admin'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Use_of_a_token_is_noted()
    {
        var site = fixture.Site;
        var made = await Tokens(site).Create("t", Roles.Viewer, 1, null, CancellationToken.None);
        Assert.Null(made.Token.LastUsedAt);
        using var client = site.Client(made.Text);
        using var answer = await client.GetAsync("/api/v1/me");
        Assert.NotNull((await Tokens(site).List(null, CancellationToken.None)).Single(token => token.Id == made.Token.Id).LastUsedAt);
    }

    [Fact]
    public async Task Page_shows_a_new_token_once_and_it_works()
    {
        var site = fixture.Site;
        await site.AddAccount("maker", Roles.Researcher);
        using var browser = await site.SignedIn("maker");
        using var answer = await TestSite.Post(browser, "/account/tokens", "create", ("Name", "laptop"), ("Role", Roles.Viewer), ("Days", "7"));
        var html = await answer.Content.ReadAsStringAsync();
        var text = html[html.IndexOf(ApiTokens.Prefix, StringComparison.Ordinal)..][..(ApiTokens.Prefix.Length + 64)];

        using var script = site.Client(text);
        Assert.Equal(new MeView("maker", Roles.Viewer, true), await script.GetFromJsonAsync<MeView>("/api/v1/me"));
        Assert.DoesNotContain(text, await browser.GetStringAsync("/account/tokens"), StringComparison.Ordinal);

        using var revoked = await TestSite.Post(browser, "/account/tokens", "revoke", ("Revoke", $"{(await Tokens(site).List(null, CancellationToken.None))[0].Id}"));
        using var refused = await script.GetAsync("/api/v1/me");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private static ApiTokens Tokens(TestSite site) => site.App.Services.GetRequiredService<ApiTokens>();
}
