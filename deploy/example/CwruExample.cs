using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Example.Campaigns;
using Cluster.Example.Models;
using Cluster.Example.Signals;
using Spectre.Console;

namespace Cluster.Example;

/// <summary>
/// From files to an honest figure: import real recordings, search hyperparameters on all lanes, open the test set once for the best model, and
/// train the same recipe under the leaky split for comparison.
/// </summary>
public sealed class CwruExample(ClusterClient client, Uri pages, IAnsiConsole console)
{
    private string? campaign;

    /// <summary>What to tell somebody who leaves early.</summary>
    public string WhereToFollow => campaign is null
        ? "Nothing was started that goes on without you."
        : $"{campaign} goes on without you. Follow it at {new Uri(pages, $"hpo/campaign/{campaign}")}, or stop it there.";

    /// <summary>Runs the whole example.</summary>
    public async Task Run(string recordings, CancellationToken cancellation)
    {
        var import = new Recordings(client, console);
        var dataset = await import.Import(recordings, "CWRU drive end", Recordings.UnseenSize, cancellation);
        console.MarkupLineInterpolated($"{dataset.Id}: {dataset.Signals} signals of {string.Join(", ", dataset.Labels)}; grouped by {dataset.Grouping}.");

        var best = await Best(Search.Tpe(dataset.Id, dataset.Version, await Lanes(cancellation)), cancellation);
        console.MarkupLineInterpolated($"Best of the search: trial {best.Number}, validation {Format.Share(best.Accuracy)}; {Format.Parameters(best.Parameters)}.");
        var honest = await new TestLook(client).Open(best.Id, "example: the best trial on the unseen fault size", cancellation);

        var leakyDataset = await import.Split(dataset.Id, Recordings.ByWindow, cancellation);
        var again = await Best(Search.Again(dataset.Id, leakyDataset.Version, best.Parameters), cancellation);
        var leaky = await new TestLook(client).Open(again.Id, "example: the same recipe under the leaky split", cancellation);
        Verdict.Print(console, honest, leaky);
    }

    private async Task<TrialRow> Best(CampaignSpec spec, CancellationToken cancellation)
    {
        campaign = (await client.Post<Created>("campaigns", spec, cancellation)).Id;
        console.MarkupLineInterpolated($"{campaign} ({spec.Name}): {new Uri(pages, $"hpo/campaign/{campaign}")}; Ctrl-C leaves it running.");
        var snapshot = await new CampaignFollower(client, console).Follow(campaign, cancellation);
        campaign = null;
        return snapshot.Row.Best ?? throw new ClusterException($"{snapshot.Row.Id} ended without a completed trial: {snapshot.Row.StatusReason}");
    }

    private async Task<int> Lanes(CancellationToken cancellation)
    {
        var pool = await client.Get<PoolView>("devices", cancellation);
        return Math.Max(1, pool.Silos.SelectMany(s => s.Lanes).Count(lane => lane.Kind == LaneKind.Training));
    }
}
