using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Cluster.Contracts.Campaigns;
using Cluster.Web.Live;
using Microsoft.Extensions.Hosting;

namespace Cluster.Web.Campaigns;

/// <summary>
/// A campaign as server-sent events. Event <c>snapshot</c> carries all trials and replaces what the client knows; event <c>update</c> carries what changed.
/// A gap or a silence is answered with a new snapshot, so that a client which applies what it gets never stays wrong.
/// </summary>
internal sealed class CampaignEventStream(
    CampaignFeed feed, ICampaignQueries queries, ClusterCalls calls, TimeProvider time, IHostApplicationLifetime host)
{
    private const string Snapshot = "snapshot";
    private const string Update = "update";

    /// <summary>Ends after the campaign's final state, or when the client leaves or the server stops.</summary>
    public async IAsyncEnumerable<SseItem<CampaignUpdate>> Follow(string campaign, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.ApplicationStopping);
        // Listening starts before the snapshot is read: what happens in between is not lost.
        using var subscription = feed.Open(campaign);
        Task<bool>? arrival = null;
        CampaignUpdate? known = null;
        while (known?.Row.Status.IsFinal() is not true && !stop.IsCancellationRequested)
        {
            if (known is null)
            {
                if (await Read(campaign, stop.Token) is not { } snapshot)
                    yield break;
                known = snapshot;
                yield return new SseItem<CampaignUpdate>(known, Snapshot);
                continue;
            }

            arrival ??= subscription.Messages.WaitToReadAsync(stop.Token).AsTask();
            if (await Arrives(arrival, stop.Token) is not true)
            {
                known = null;
                continue;
            }

            arrival = null;
            while (known is not null && subscription.Messages.TryRead(out var update))
            {
                // A silo that was frozen delivers what it had queued once it wakes.
                if (update.Row.Version < known.Row.Version || update.Reports < known.Reports)
                    continue;
                if (update.Previous > known.Row.Version || update.PreviousReports > known.Reports)
                {
                    known = null;
                }
                else
                {
                    known = update;
                    yield return new SseItem<CampaignUpdate>(update, Update);
                }
            }
        }
    }

    private async Task<CampaignUpdate?> Read(string campaign, CancellationToken cancellation)
    {
        try
        {
            var snapshot = await calls.Run(token => queries.Snapshot(campaign, token), cancellation);
            return snapshot is null ? null : new CampaignUpdate(snapshot.Row, snapshot.Trials, snapshot.Reports, 0, 0);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<bool> Arrives(Task<bool> arrival, CancellationToken cancellation)
    {
        try
        {
            return await arrival.WaitAsync(LiveTiming.Silence, time, cancellation);
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
