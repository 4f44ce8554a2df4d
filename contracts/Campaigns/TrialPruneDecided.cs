namespace Cluster.Contracts.Campaigns;

/// <summary>The pruner decided against a trial.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrialPruneDecided")]
public sealed record TrialPruneDecided([property: Id(0)] int Number, [property: Id(1)] string Trial, [property: Id(2)] PruneFacts Facts) : CampaignEvent
{
    /// <inheritdoc/>
    public override string Describe() =>
        $"Trial {Number} is pruned at epoch {Facts.Epoch}: {Facts.Value:G5} against a cut-off of {Facts.CutOff:G5} among {Facts.Peers} peers ({Facts.Rule}).";
}
