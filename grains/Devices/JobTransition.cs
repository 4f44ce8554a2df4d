using Cluster.Contracts.Campaigns;

namespace Cluster.Grains.Devices;

/// <summary>The state a job goes to, why, and how often in a row it has been lost.</summary>
public sealed record JobTransition(TrialState State, string? FailureKind, string? Reason, int Losses, int LossesAtEpoch);
