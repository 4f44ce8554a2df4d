namespace Cluster.Contracts.Campaigns;

/// <summary>One campaign, the only owner of its points; key = campaign id such as <c>campaign-12</c>.</summary>
[Alias("Campaigns.ICampaignGrain")]
public interface ICampaignGrain : IGrainWithStringKey
{
    /// <summary>Starts this campaign with a validated specification; used by the registry. Returns the campaign id (an earlier one for a repeated command id).</summary>
    [Alias("Create")]
    Task<string> Create(CommandContext context, CampaignSpec spec, CancellationToken cancellation);

    /// <summary>No new trial starts; running ones write a checkpoint and free their lanes.</summary>
    [Alias("Pause")]
    Task<CampaignRow> Pause(CommandContext context, CancellationToken cancellation);

    /// <summary>Goes on exactly where the pause left it.</summary>
    [Alias("Resume")]
    Task<CampaignRow> Resume(CommandContext context, CancellationToken cancellation);

    /// <summary>Stops running trials and ends the campaign; results are kept.</summary>
    [Alias("Stop")]
    Task<CampaignRow> Stop(CommandContext context, CancellationToken cancellation);

    /// <summary>Raises the budget of a campaign; one that had completed runs again.</summary>
    [Alias("Extend")]
    Task<CampaignRow> Extend(CommandContext context, BudgetSpec budget, CancellationToken cancellation);

    /// <summary>
    /// Points chosen by hand run next, each exactly once and in this order, before the sampler is asked again; they count against the budget. Refused for
    /// a grid, which has an order of its own, for a point that is not of the space, and where the budget has no room.
    /// </summary>
    [Alias("Enqueue")]
    Task<CampaignRow> Enqueue(CommandContext context, IReadOnlyList<EnqueuedPoint> points, CancellationToken cancellation);

    /// <summary>The present state, straight from the owner.</summary>
    [Alias("Get")]
    Task<CampaignSnapshot> Get(CancellationToken cancellation);

    /// <summary>Told by an agent which durable reports it appended; answers which trials are to be pruned (already committed).</summary>
    [Alias("Reported")]
    Task<IReadOnlyList<string>> Reported(IReadOnlyList<TrialReport> reports, CancellationToken cancellation);

    /// <summary>Told by a trial or by the scheduler that these trials changed state; reads them and goes on.</summary>
    [Alias("TrialsChanged")]
    Task TrialsChanged(IReadOnlyList<string> trials, CancellationToken cancellation);
}
