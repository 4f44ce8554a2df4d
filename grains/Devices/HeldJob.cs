using Cluster.Contracts.Campaigns;

namespace Cluster.Grains.Devices;

/// <summary>A job row that names a silo as its holder.</summary>
public sealed record HeldJob(string Job, long Fence, string Lane, DesiredState Desired);
