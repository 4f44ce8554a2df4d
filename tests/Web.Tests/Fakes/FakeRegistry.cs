using Cluster.Contracts;
using Cluster.Contracts.Campaigns;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A registry that notes what it is asked to create.</summary>
public sealed class FakeRegistry : ICampaignRegistryGrain
{
    public List<(CommandContext Context, CampaignSpec Spec)> Created { get; } = [];

    public Exception? Refusal { get; set; }

    public Task<string> Create(CommandContext context, CampaignSpec spec, CancellationToken cancellation)
    {
        Created.Add((context, spec));
        return Refusal is null ? Task.FromResult("campaign-99") : throw Refusal;
    }
}
