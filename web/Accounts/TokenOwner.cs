namespace Cluster.Web.Accounts;

/// <summary>Who a token speaks for, and the role it has at this moment.</summary>
public sealed record TokenOwner(long Token, Guid? Account, string Name, string Role);
