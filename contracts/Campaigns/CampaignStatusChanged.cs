namespace Cluster.Contracts.Campaigns;

/// <summary>The campaign's status changed, by a command or by itself (CommandId empty).</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignStatusChanged")]
public sealed record CampaignStatusChanged(
    [property: Id(0)] CampaignStatus Status,
    [property: Id(1)] string? Reason,
    [property: Id(2)] string? User,
    [property: Id(3)] Guid? CommandId) : CampaignEvent
{
    /// <inheritdoc/>
    public override string Describe() => $"{Status}{(User is null ? "" : $" by {User}")}{(Reason is null ? "" : $": {Reason}")}.";
}
