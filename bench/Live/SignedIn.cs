using Cluster.Chaos.Accounts;
using Cluster.Chaos.Processes;
using Microsoft.Playwright;

namespace Cluster.Bench.Live;

/// <summary>A browser before a cluster.</summary>
internal static class SignedIn
{
    /// <summary>A headless browser without a GPU.</summary>
    public static Task<IBrowser> Browser(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });

    /// <summary>A page of a context, signed in by the one-time link that the web process prints.</summary>
    public static async Task<IPage> Page(RunningCluster cluster, IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync((await OneTimeLink.Of(cluster.Web)).ToString());
        await page.GetByLabel("Name").FillAsync("bench");
        await page.GetByLabel("Password").FillAsync("a bench looks at pixels");
        await page.GetByTestId("submit").ClickAsync();
        await page.WaitForURLAsync("**/hpo/campaigns**");
        return page;
    }
}
