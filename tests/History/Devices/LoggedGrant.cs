namespace Cluster.History.Devices;

/// <summary>A row of the table job_grant; FromEpoch is the first epoch that the attempt runs, the one after its checkpoint.</summary>
public sealed record LoggedGrant(
    string Job,
    long Fence,
    string Silo,
    string Lane,
    DateTimeOffset GrantedAt,
    DateTimeOffset? EndedAt,
    int FromEpoch,
    string? Outcome);
