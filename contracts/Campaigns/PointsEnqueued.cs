namespace Cluster.Contracts.Campaigns;

/// <summary>Points chosen by hand wait to run before the sampler is asked again.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.PointsEnqueued")]
public sealed record PointsEnqueued([property: Id(0)] IReadOnlyList<EnqueuedPoint> Points, [property: Id(1)] string User, [property: Id(2)] Guid CommandId) : CampaignEvent
{
    /// <inheritdoc/>
    public override string Describe() => Points.Count == 1 ? $"{User} enqueued a point." : $"{User} enqueued {Points.Count} points.";
}
