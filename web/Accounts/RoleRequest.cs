namespace Cluster.Web.Accounts;

/// <summary>The role an account shall have.</summary>
public sealed record RoleRequest(string Role);
