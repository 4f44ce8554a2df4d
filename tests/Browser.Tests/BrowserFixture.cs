using Cluster.Browser.Tests;
using Cluster.Chaos.Accounts;
using Cluster.Chaos.Processes;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(BrowserFixture))]
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Cluster.Browser.Tests;

/// <summary>Two silos, a web process and PostgreSQL as an operator runs them, and a signed-in browser before them.</summary>
public sealed partial class BrowserFixture : IAsyncLifetime
{
    private const string Password = "correct horse battery";
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private string _signedIn = "";

    /// <summary>The processes.</summary>
    public RunningCluster Cluster { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Cluster = await RunningCluster.Start(BuiltProgram.Find(), silos: 2, TimeProvider.System);
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        _signedIn = await SignIn();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (Cluster is not null)
            await Cluster.DisposeAsync();
    }

    /// <summary>A page of a fresh window, signed in unless told otherwise, whose faults are counted.</summary>
    public async Task<WatchedPage> Open(string address, int width = 1440, bool dark = false, bool signedIn = true)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Cluster.Address.ToString(),
            StorageState = signedIn ? _signedIn : null,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        if (dark)
            await context.AddCookiesAsync([new Cookie { Name = "cluster-theme", Value = "standard-dark", Url = Cluster.Address.ToString() }]);
        var page = new WatchedPage(context, await context.NewPageAsync());
        await page.Go(address);
        return page;
    }

    /// <summary>The first admin comes in by the one-time link that the web process prints.</summary>
    private async Task<string> SignIn()
    {
        var link = await OneTimeLink.Of(Cluster.Web);
        await using var context = await _browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(link.ToString());
        await page.GetByLabel("Name").FillAsync("ada");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByTestId("submit").ClickAsync();
        await page.WaitForURLAsync("**/hpo/campaigns**");
        return await context.StorageStateAsync();
    }
}
