namespace Cluster.Contracts.Campaigns;

/// <summary>The budget was changed.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignExtended")]
public sealed record CampaignExtended([property: Id(0)] BudgetSpec Budget, [property: Id(1)] string User, [property: Id(2)] Guid CommandId) : CampaignEvent
{
    /// <inheritdoc/>
    public override string Describe() => $"{User} changed the budget to {Budget.MaxTrials} trials, {Budget.Parallel} in parallel.";
}
