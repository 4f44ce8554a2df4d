namespace Cluster.Contracts.Campaigns;

/// <summary>A new trial has its point, from the sampler or from a person.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrialSuggested")]
public sealed record TrialSuggested(
    [property: Id(0)] int Number,
    [property: Id(1)] string Trial,
    [property: Id(2)] IReadOnlyList<ParameterValue> Parameters,
    [property: Id(3)] long TrialSeed) : CampaignEvent
{
    /// <summary>Whether a person chose the point; the sampler was not asked then.</summary>
    [Id(4)]
    public bool IsEnqueued { get; init; }

    /// <inheritdoc/>
    public override string Describe() =>
        $"Trial {Number} was {(IsEnqueued ? "chosen by hand" : "drawn")}: {string.Join(", ", Parameters.Select(p => $"{p.Name} = {p.Text ?? p.Number?.ToString("G6")}"))}.";
}
