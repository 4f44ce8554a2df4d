using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Cluster.Browser.Tests;

/// <summary>A page in a window of its own; every error of its console, script and requests is kept.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public WatchedPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Errors.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => Errors.Add($"script: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                Errors.Add($"{response.Status} {response.Url}");
        };
        page.Request += (_, request) =>
        {
            if (request.ResourceType is "xhr" or "fetch" or "document")
                Requests.Add(request.Url);
        };
    }

    public IPage Page { get; }

    public ConcurrentBag<string> Errors { get; } = [];

    public ConcurrentBag<string> Requests { get; } = [];

    /// <summary>Opens an address and waits until the page listens to clicks.</summary>
    public async Task Go(string address)
    {
        await Page.GotoAsync(address);
        await Page.Locator("h1").First.WaitForAsync();
    }

    /// <summary>The violations of WCAG that axe finds, one line each.</summary>
    public async Task<IReadOnlyList<string>> Violations()
    {
        var result = await Page.RunAxe();
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} ({violation.Impact}): {node.Html}"))];
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
