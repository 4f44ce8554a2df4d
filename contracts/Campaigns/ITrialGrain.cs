using Cluster.Contracts.Devices;

namespace Cluster.Contracts.Campaigns;

/// <summary>One run of one point; key = trial id such as <c>trial-345</c>.</summary>
[Alias("Campaigns.ITrialGrain")]
public interface ITrialGrain : IJobGrain;
