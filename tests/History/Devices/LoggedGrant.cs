namespace Cluster.History.Devices;

/// <summary>A row of the table job_grant.</summary>
public sealed record LoggedGrant(
    string Job,
    long Fence,
    string Silo,
    DateTimeOffset GrantedAt,
    DateTimeOffset? EndedAt,
    int FromEpoch,
    string? Outcome);
