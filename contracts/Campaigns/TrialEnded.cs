namespace Cluster.Contracts.Campaigns;

/// <summary>A trial reached a state that absorbs, and the sampler was told.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrialEnded")]
public sealed record TrialEnded(
    [property: Id(0)] int Number,
    [property: Id(1)] string Trial,
    [property: Id(2)] TrialState State,
    [property: Id(3)] double? Value,
    [property: Id(4)] int Epoch,
    [property: Id(5)] string? Reason) : CampaignEvent
{
    /// <inheritdoc/>
    public override string Describe() => State == TrialState.Completed
        ? $"Trial {Number} completed with {Value:G6}."
        : $"Trial {Number} ended as {State} after epoch {Epoch}{(Reason is null ? "" : $": {Reason}")}.";
}
