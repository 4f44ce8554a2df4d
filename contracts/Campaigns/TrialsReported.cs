namespace Cluster.Contracts.Campaigns;

/// <summary>Epoch values the pruner was shown, in the order it saw them; written only for campaigns with a pruner, so that its decisions can be replayed.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrialsReported")]
public sealed record TrialsReported([property: Id(0)] IReadOnlyList<ReportedValue> Values) : CampaignEvent
{
    /// <inheritdoc/>
    public override string Describe()
    {
        var trials = Values.Select(v => v.Number).Distinct().ToArray();
        return $"{Values.Count} epoch {(Values.Count == 1 ? "report" : "reports")} of {(trials.Length == 1 ? "trial" : "trials")} {string.Join(", ", trials)}.";
    }
}
