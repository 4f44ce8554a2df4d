namespace Cluster.Web.Accounts;

/// <summary>A token as lists show it.</summary>
public sealed record TokenView(
    long Id,
    string Name,
    string Prefix,
    string Role,
    string? Account,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt);
