namespace Cluster.Web.Accounts;

/// <summary>An account as lists show it.</summary>
public sealed record UserView(Guid Id, string Name, string Role, DateTimeOffset CreatedAt, bool IsLocked);
