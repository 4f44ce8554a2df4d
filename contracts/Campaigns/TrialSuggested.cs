namespace Cluster.Contracts.Campaigns;

/// <summary>The sampler gave a point, knowing the first KnownEvents entries of the log.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrialSuggested")]
public sealed record TrialSuggested(
    [property: Id(0)] int Number,
    [property: Id(1)] string Trial,
    [property: Id(2)] IReadOnlyList<ParameterValue> Parameters,
    [property: Id(3)] long TrialSeed) : CampaignEvent
{
    /// <inheritdoc/>
    public override string Describe() =>
        $"Trial {Number} was drawn: {string.Join(", ", Parameters.Select(p => $"{p.Name} = {p.Text ?? p.Number?.ToString("G6")}"))}.";
}
