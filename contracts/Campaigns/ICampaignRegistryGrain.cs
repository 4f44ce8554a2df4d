namespace Cluster.Contracts.Campaigns;

/// <summary>Opens new campaigns; key <c>campaign-registry</c>.</summary>
[Alias("Campaigns.ICampaignRegistryGrain")]
public interface ICampaignRegistryGrain : IGrainWithStringKey
{
    /// <summary>The one key of this grain.</summary>
    const string Key = "campaign-registry";

    /// <summary>Validates the specification, creates the campaign and returns its id; refuses with every fault found.</summary>
    [Alias("Create")]
    Task<string> Create(CommandContext context, CampaignSpec spec, CancellationToken cancellation);
}
