namespace Cluster.Web.Accounts;

/// <summary>An account to be made.</summary>
public sealed record UserRequest(string Name, string Password, string Role);
