using System.Globalization;
using System.Text.RegularExpressions;
using Cluster.Bench.Campaigns;
using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;
using Microsoft.Playwright;

namespace Cluster.Bench.Live;

/// <summary>
/// From the moment a worker has an epoch to the frame in which a browser has drawn it, on two silos and a web process as an operator runs them, while a
/// hundred more viewers follow the same campaign. The worker's time is that of its log line, the browser's that of the second frame after the
/// change; both are clocks of this machine.
/// </summary>
internal sealed partial class ReportToPixels : IBenchmark
{
    private const int Viewers = 100;
    private const int Trials = 4;
    private const int Epochs = 60;
    private const double SecondsOfEpoch = 0.5;

    private const string Watch =
        """
        () => {
            window.drawn = [];
            const seen = new Map();
            const look = () => {
                for (const row of document.querySelectorAll('table.trials tbody tr')) {
                    const cells = [...row.cells].map(cell => cell.textContent.trim());
                    const [trial, epoch] = [cells[0], Number(cells.find(cell => /^[0-9]+\/[0-9]+$/.test(cell))?.split('/')[0])];
                    if (!(epoch > (seen.get(trial) ?? 0))) continue;
                    seen.set(trial, epoch);
                    requestAnimationFrame(() => requestAnimationFrame(() => window.drawn.push(`${trial} ${epoch} ${performance.timeOrigin + performance.now()}`)));
                }
            };
            new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
            look();
        }
        """;

    /// <inheritdoc/>
    public string Name => "report-to-pixels";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        await using var cluster = await RunningCluster.Start(BuiltProgram.Find(), silos: 2, TimeProvider.System);
        var campaign = await cluster.Api.Create(Workloads.Random("watched", Trials, Epochs, SecondsOfEpoch, seed: 1));
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        var viewers = Enumerable.Range(0, Viewers).Select(_ => View(cluster, campaign, closed.Token)).ToArray();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await SignedIn.Browser(playwright);
        await using var window = await browser.NewContextAsync();
        var page = await SignedIn.Page(cluster, window);
        await page.GotoAsync($"{cluster.Address}hpo/campaign/{campaign}?tab=trials");
        await page.EvaluateAsync(Watch);
        await cluster.Reaches(campaign, TimeSpan.FromMinutes(5), CampaignStatus.Completed);
        var drawn = await page.EvaluateAsync<string[]>("window.drawn");
        await closed.CancelAsync();
        await Task.WhenAll(viewers);

        var told = await Told(cluster, campaign);
        var late = drawn.Select(Drawn).Where(d => told.ContainsKey((d.Trial, d.Epoch))).Select(d => d.At - told[(d.Trial, d.Epoch)]).ToArray();
        var spread = Searches.Quartiles(late);
        return
        [
            new($"{Name}/median", Searches.Quantile(late, 0.5), "ms", "limit", 250, late.Length, spread),
            new($"{Name}/p95", Searches.Quantile(late, 0.95), "ms", "limit", 250, late.Length, spread),
        ];
    }

    private static async Task View(RunningCluster cluster, string campaign, CancellationToken closed)
    {
        while (!closed.IsCancellationRequested)
        {
            try
            {
                await using var stream = await cluster.Api.Open($"campaigns/{campaign}/live", closed);
                using var reader = new StreamReader(stream);
                while (await reader.ReadLineAsync(closed) is not null)
                {
                    // A viewer only has to take what it is sent.
                }

                return;
            }
            catch (Exception broken) when (broken is OperationCanceledException or HttpRequestException or IOException)
            {
                // The benchmark is over, or it connects anew as an EventSource does.
            }
        }
    }

    /// <summary>When the worker had each epoch, in milliseconds since 1970.</summary>
    private static async Task<Dictionary<(int Trial, int Epoch), double>> Told(RunningCluster cluster, string campaign)
    {
        var told = new Dictionary<(int, int), double>();
        foreach (var trial in (await cluster.Api.Campaign(campaign, CancellationToken.None)).Trials)
        {
            await using var stream = await cluster.Api.Open($"trials/{trial.Id}/log", CancellationToken.None);
            using var reader = new StreamReader(stream);
            foreach (Match line in EpochLine().Matches(await reader.ReadToEndAsync()))
            {
                var at = DateTimeOffset.Parse(line.Groups["at"].Value, CultureInfo.InvariantCulture);
                told[(trial.Number, int.Parse(line.Groups["epoch"].Value, CultureInfo.InvariantCulture))] = at.ToUnixTimeMilliseconds();
            }
        }

        return told;
    }

    // 3 17 1795567933045.75
    private static (int Trial, int Epoch, double At) Drawn(string line)
    {
        var parts = line.Split(' ');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    // 2026-11-25T01:02:03.456Z epoch 17 of 60: value ...
    [GeneratedRegex(@"^(?<at>\S+Z) epoch (?<epoch>\d+) of ", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex EpochLine();
}
