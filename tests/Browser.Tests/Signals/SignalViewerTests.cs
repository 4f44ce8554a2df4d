using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cluster.Browser.Tests.Signals;

/// <summary>The viewer of a signal as somebody uses it who has a mouse, and somebody who has not.</summary>
public sealed class SignalViewerTests(BrowserFixture fixture)
{
    private const string Ranges = "[...document.querySelectorAll('.curve-area')].map(area => area._fullLayout ? area._fullLayout.xaxis.range.map(value => Math.round(value * 1e4) / 1e4) : null)";

    private const string Generate = """
        async () => {
          const spec = { name: 'seen', classes: ['healthy', 'imbalance'], machines: 6, recordsPerClassAndMachine: 1, seconds: 2, seed: 3, split: { grouping: ['machine'] } };
          const made = await fetch('/api/v1/datasets/generate', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(spec) });
          const { id } = await made.json();
          for (;;) {
            const view = await (await fetch('/api/v1/datasets/' + id)).json();
            if (view.row.status === 'failed') throw new Error(view.row.statusReason);
            if (view.row.status === 'ready') break;
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
          const { rows } = await (await fetch('/api/v1/datasets/' + id + '/signals?take=1')).json();
          return '/signals/' + rows[0].id;
        }
        """;

    [Fact]
    public async Task A_zoom_by_mouse_shows_in_every_plot_of_the_axis_and_in_the_address()
    {
        await using var watched = await Open();
        var stages = watched.Page.GetByTestId("stage");
        var box = (await stages.First.BoundingBoxAsync())!;
        await watched.Page.Mouse.MoveAsync(box.X + (box.Width * 0.4f), box.Y + 60);
        await watched.Page.Mouse.DownAsync();
        await watched.Page.Mouse.MoveAsync(box.X + (box.Width * 0.6f), box.Y + 60, new() { Steps = 5 });
        await watched.Page.Mouse.UpAsync();
        await watched.Page.WaitForURLAsync(IsZoomed);
        await Expect(stages.Nth(1)).Not.ToHaveAttributeAsync("data-painted", "1");

        var ranges = await watched.Page.EvaluateAsync<JsonElement>(Ranges);
        Assert.Equal(ranges[0].ToString(), ranges[1].ToString());
        Assert.True(ranges[0][0].GetDouble() > 0);
        Assert.Empty(watched.Errors);
    }

    [Fact]
    public async Task The_keyboard_zooms_and_shows_all_again_and_axe_has_nothing_to_say()
    {
        await using var watched = await Open();
        var stage = watched.Page.GetByTestId("stage").First;
        await stage.FocusAsync();
        await watched.Page.Keyboard.PressAsync("+");
        await watched.Page.WaitForURLAsync(IsZoomed);
        await watched.Page.Keyboard.PressAsync("0");
        await watched.Page.WaitForURLAsync(url => !IsZoomed(url));
        Assert.Empty(await watched.Violations());
        Assert.Empty(watched.Errors);
    }

    [Fact]
    public async Task The_truth_is_shaded_a_typed_bearing_is_marked_and_a_file_comes_by_keyboard_alone()
    {
        await using var watched = await Open();
        var page = watched.Page;
        var healthy = new Uri(page.Url).AbsolutePath;
        await Expect(page.GetByTestId("truth")).ToContainTextAsync("No fault stands out of the floor in any of 2 windows.");
        await Expect(page.GetByTestId("shade-truth")).ToHaveCountAsync(0);
        var faulty = await page.EvaluateAsync<string>(
            "() => fetch('/api/v1/datasets').then(answer => answer.json()).then(page => fetch(`/api/v1/datasets/${page.rows.find(row => row.name === 'seen').id}/signals?label=imbalance`)).then(answer => answer.json()).then(page => page.rows[0].id)");

        await watched.Go($"/signals/{faulty}");
        await Expect(page.GetByTestId("stage").First).ToHaveAttributeAsync("data-painted", "1");
        Assert.Equal(1, await page.EvaluateAsync<int>("document.querySelector('.curve-area').layout.shapes.filter(shape => shape.type === 'rect').length"));
        Assert.Empty(await watched.Violations());
        await page.GetByTestId("downloads").Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.Matches($"^{faulty}_[0-9]+Hz\\.npy$", download.SuggestedFilename);

        await watched.Go($"{healthy}?tab=spectra&faults=own");
        await page.GetByTestId("elements").FillAsync("9");
        await page.GetByTestId("element").FillAsync("7.94");
        await page.GetByTestId("pitch").FillAsync("39.04");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("fault-lines")).ToContainTextAsync("(3.585X)");
        await page.ReloadAsync();
        await Expect(page.GetByTestId("fault-lines")).ToContainTextAsync("(3.585X)");
        Assert.Empty(await watched.Violations());
        Assert.Empty(watched.Errors);
    }

    [Fact]
    public async Task Every_filter_of_the_explorer_stands_after_a_reload()
    {
        await using var watched = await Open();
        var page = watched.Page;
        await watched.Go("/data-explorer");
        foreach (var (facet, choice) in new[] { ("Class", "imbalance"), ("Machine", "machine-1") })
        {
            await page.GetByText(facet, new() { Exact = true }).And(page.Locator("summary")).ClickAsync();
            await page.GetByRole(AriaRole.Group, new() { Name = facet, Exact = true }).GetByRole(AriaRole.Checkbox, new() { Name = choice }).First.CheckAsync();
            await page.WaitForURLAsync(url => url.Contains(choice, StringComparison.Ordinal));
        }

        await page.Locator("#speed-from").FillAsync("10");
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForURLAsync(url => url.Contains("speedFrom=10", StringComparison.Ordinal));
        await Expect(page.GetByTestId("chips")).ToContainTextAsync("speed from 10 rpm");
        var (address, chips) = (page.Url, await page.GetByTestId("chips").InnerTextAsync());
        await page.ReloadAsync();
        await Expect(page.GetByTestId("chips")).ToHaveTextAsync(chips, new() { UseInnerText = true });
        Assert.Equal(address, page.Url);
        await Expect(page.Locator("#speed-from")).ToHaveValueAsync("10");
        await Expect(page.GetByTestId("signals").Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.Empty(watched.Errors);
    }

    private static bool IsZoomed(string url) => url.Contains("?t=", StringComparison.Ordinal) || url.Contains("&t=", StringComparison.Ordinal);

    private async Task<WatchedPage> Open()
    {
        var watched = await fixture.Open("/datasets");
        var address = await watched.Page.EvaluateAsync<string>(Generate);
        await watched.Go(address);
        await Expect(watched.Page.GetByTestId("stage").Nth(1)).ToHaveAttributeAsync("data-painted", "1");
        return watched;
    }
}
