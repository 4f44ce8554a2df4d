using Cluster.Bench.Campaigns;
using Cluster.Bench.Live;
using Cluster.Chaos;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Signals;
using Microsoft.Playwright;

namespace Cluster.Bench.Signals;

/// <summary>
/// The comparison of ten signals of 102,400 samples, three plots each, in a browser: from the request of the page to the frame in which every plot in the
/// visible part is drawn, and from the release of the mouse after a zoom to the frame in which the visible plots of that axis are drawn with the values of the range.
/// The window shows six signals: twelve plots have the time axis.
/// </summary>
internal sealed class ComparisonPaint : IBenchmark
{
    private const int Loads = 5;
    private const int Zooms = 9;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // Counts what is painted as soon as there is a document.
    private const string Watch =
        """
        window.visible = (titles) => [...document.querySelectorAll('.plot-stage')].filter((stage) => {
            const box = stage.getBoundingClientRect();
            const room = stage.closest('.compare-scroll').getBoundingClientRect();
            return titles.some((title) => stage.ariaLabel.startsWith(title)) && box.bottom > 0 && box.top < innerHeight && box.right > room.left && box.left < room.right;
        });
        window.painted = (stages, before) => new Promise((resolve) => {
            const look = () => stages().length > 0 && stages().every((stage) => Number(stage.dataset.painted ?? 0) > (before?.get(stage) ?? 0));
            const done = () => requestAnimationFrame(() => setTimeout(() => resolve([performance.now(), stages().length])));
            if (look()) return done();
            const observer = new MutationObserver(() => look() && (observer.disconnect(), done()));
            observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-painted'] });
        });
        """;

    private const string FirstPaint = "() => window.painted(() => window.visible(['Time', 'Spectr']))";

    private const string AwaitZoom =
        """
        () => {
            const stages = window.visible(['Time', 'Spectrogram']);
            const before = new Map(stages.map((stage) => [stage, Number(stage.dataset.painted)]));
            window.zoomed = new Promise((resolve) => addEventListener('pointerup', async () => {
                const start = performance.now();
                const [end, plots] = await window.painted(() => stages, before);
                resolve([end - start, plots]);
            }, { capture: true, once: true }));
        }
        """;

    private const string FillCart =
        """
        async (dataset) => {
            const ask = async (address, options) => {
                const answer = await fetch(address, options);
                if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
                return answer.json();
            };
            const { rows } = await ask(`/api/v1/datasets/${dataset}/signals?take=10`);
            for (const { id } of rows)
                await ask('/api/v1/cart/signals', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ signal: id }) });
        }
        """;

    /// <inheritdoc/>
    public string Name => "paint";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        await using var cluster = await RunningCluster.Start(BuiltProgram.Find(), silos: 1, TimeProvider.System);
        var dataset = await cluster.Api.Generate(new GenerateSpec("painted", ["healthy", "imbalance"], 5, 1, 5, 1, new(["machine"])));
        await Waiting.For(
            dataset, "ready", TimeSpan.FromMinutes(2), token => cluster.Api.Dataset(dataset, token), view => view.Row.Status == DatasetStatus.Ready,
            view => $"{view.Row.Status} {view.Row.StatusReason}");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await SignedIn.Browser(playwright);
        await using var window = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 1400 } });
        var page = await SignedIn.Page(cluster, window);
        await page.EvaluateAsync(FillCart, dataset);
        await page.AddInitScriptAsync(Watch);

        var loads = new List<double>();
        for (var load = 0; load <= Loads; load++)
            loads.Add(await Load(cluster, page));
        var zooms = new List<double>();
        for (var zoom = 0; zoom <= Zooms; zoom++)
            zooms.Add(await Zoom(page, zoom));
        // The first of each kind meets an empty cache of the browser or scripts that were never run.
        return
        [
            new($"{Name}/first-paint-cold", loads[0], "ms", "limit", 1000), Figure("first-paint", [.. loads.Skip(1)], 1000), Figure("zoom-to-paint", [.. zooms.Skip(1)], 150),
        ];
    }

    private BenchmarkFigure Figure(string what, double[] times, double limit) =>
        new($"{Name}/{what}", Searches.Quantile(times, 0.5), "ms", "limit", limit, times.Length, Searches.Quartiles(times));

    private static async Task<double> Load(RunningCluster cluster, IPage page)
    {
        await page.GotoAsync($"{cluster.Address}signal-comparison", new() { WaitUntil = WaitUntilState.Commit });
        var found = await page.EvaluateAsync<double[]>(FirstPaint).WaitAsync(Patience);
        await Console.Error.WriteLineAsync($"{found[1]} visible plots after {found[0]:F0} ms");
        return found[0];
    }

    /// <summary>Draws a rectangle with the mouse, of a width that differs from zoom to zoom, and shows all again afterwards.</summary>
    private static async Task<double> Zoom(IPage page, int number)
    {
        var stage = page.GetByTestId("stage").First;
        var box = await stage.BoundingBoxAsync() ?? throw new InvalidOperationException("Expected a plot to zoom in, found none.");
        await page.EvaluateAsync(AwaitZoom);
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.4f), box.Y + 60);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * (0.55f + (0.02f * number))), box.Y + 60, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        var found = await page.EvaluateAsync<double[]>("() => window.zoomed").WaitAsync(Patience);
        await Console.Error.WriteLineAsync($"{found[1]} plots of the axis after {found[0]:F0} ms");
        await stage.FocusAsync();
        await page.Keyboard.PressAsync("0");
        await page.WaitForFunctionAsync("() => document.querySelector('.curve-area')._fullLayout.xaxis.range[0] === 0 && !location.search.includes('time')");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return found[0];
    }
}
