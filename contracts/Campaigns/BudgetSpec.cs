namespace Cluster.Contracts.Campaigns;

/// <summary>
/// What a campaign may use. MaxTrials is exact. MaxLaneHours sums the time its trials held lanes: paused time and outages do not count.
/// Parallel limits the trials running at once. StopWithoutImprovement ends the campaign after that many finished trials in a row without a new best.
/// </summary>
[GenerateSerializer, Immutable, Alias("Campaigns.BudgetSpec")]
public sealed record BudgetSpec(
    [property: Id(0)] int MaxTrials,
    [property: Id(1)] double? MaxLaneHours = null,
    [property: Id(2)] int Parallel = 1,
    [property: Id(3)] int? StopWithoutImprovement = null);
