using System.Collections.Concurrent;
using Cluster.Web.Accounts;
using Cluster.Web.Tests.Accounts;

namespace Cluster.Web.Tests;

/// <summary>One site without limits for the tests of a class, which run one after the other, and clients of it by role.</summary>
public sealed class SiteFixture(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Task<string>> _tokens = new();
    private readonly ConcurrentDictionary<string, Task<Account>> _accounts = new();

    public TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Site = await TestSite.Start(postgres, ("Web:ApiBurst", "100000"), ("Web:SignInsPerMinute", "100000"), ("Web:CallDeadline", "00:00:10"), ("Web:MaxFileBytes", "3000000"));

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>A script with a token of this role.</summary>
    public async Task<HttpClient> Script(string role) => Site.Client(await _tokens.GetOrAdd(role, Site.Token));

    /// <summary>A browser that has signed in with this role.</summary>
    public async Task<HttpClient> Browser(string role)
    {
        var account = await _accounts.GetOrAdd(role, _ => Site.AddAccount($"the-{role}", role));
        return await Site.SignedIn(account.UserName!);
    }
}
