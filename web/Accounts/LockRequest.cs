namespace Cluster.Web.Accounts;

/// <summary>Whether an account shall be locked.</summary>
public sealed record LockRequest(bool Locked);
