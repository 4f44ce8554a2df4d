using Cluster.Contracts.Campaigns;

namespace Cluster.Web.Live;

/// <summary>One campaign as a page follows it.</summary>
public sealed class CampaignSession(string campaign, CampaignFeed feed, ICampaignQueries queries, LiveViewer viewer)
    : LiveSession<CampaignUpdate>(campaign, feed.Open(campaign), viewer)
{
    private bool _snapshotAddedUp = true;

    /// <summary>What is known, or null before the first snapshot.</summary>
    public LiveCampaign? Campaign { get; private set; }

    /// <summary>Whether there is no campaign of that id.</summary>
    public bool IsMissing { get; private set; }

    /// <inheritdoc/>
    protected override bool IsOver => IsMissing;

    /// <inheritdoc/>
    protected override bool AddsUp => !_snapshotAddedUp || Campaign?.AddsUp is not false;

    /// <inheritdoc/>
    protected override TimeSpan Patience => Campaign?.Row.Status.IsFinal() is true ? LiveTiming.LongSilence : LiveTiming.Silence;

    /// <inheritdoc/>
    protected override async Task Read(CancellationToken cancellation)
    {
        if (await queries.Snapshot(What, cancellation) is not { } snapshot)
        {
            IsMissing = true;
            return;
        }

        Campaign = Campaign?.Load(snapshot) ?? LiveCampaign.From(snapshot);
        _snapshotAddedUp = Campaign.AddsUp;
    }

    /// <inheritdoc/>
    protected override bool Take(CampaignUpdate message)
    {
        if (Campaign is null)
            return false;
        Campaign = Campaign.Apply(message, out var change);
        return change != LiveChange.Gap;
    }
}
