using Microsoft.Playwright;

namespace Cluster.Browser.Tests.Layout;

/// <summary>One signed-in window that goes from page to page, as an expert's does all day: scripts and styles are fetched once.</summary>
public sealed class KeptWindow : IAsyncLifetime
{
    private const string ThemeCookie = "cluster-theme";
    private WatchedPage? _watched;
    private string _home = "";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The window with its faults forgotten.</summary>
    public async Task<WatchedPage> Open(BrowserFixture fixture)
    {
        _home = fixture.Cluster.Address.ToString();
        _watched ??= await fixture.Open("/devices");
        _watched.Errors.Clear();
        return _watched;
    }

    /// <summary>Loads a page in light or dark colours.</summary>
    public async Task Go(string address, bool dark)
    {
        var page = _watched!.Page;
        await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = ThemeCookie });
        if (dark)
            await page.Context.AddCookiesAsync([new Cookie { Name = ThemeCookie, Value = "standard-dark", Url = _home }]);
        await _watched.Go(address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_watched is not null)
            await _watched.DisposeAsync();
    }
}
