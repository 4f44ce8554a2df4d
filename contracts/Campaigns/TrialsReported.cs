namespace Cluster.Contracts.Campaigns;

/// <summary>Epoch values the pruner was shown, in the order it saw them; written only for campaigns with a pruner, so that its decisions can be replayed.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrialsReported")]
public sealed record TrialsReported([property: Id(0)] IReadOnlyList<ReportedValue> Values) : CampaignEvent
{
    /// <inheritdoc/>
    public override string Describe() => $"{Values.Count} epoch reports of trials {string.Join(", ", Values.Select(v => v.Number).Distinct())}.";
}
