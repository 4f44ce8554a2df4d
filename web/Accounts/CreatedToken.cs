namespace Cluster.Web.Accounts;

/// <summary>A new token with its text, which is shown this once.</summary>
public sealed record CreatedToken(string Text, TokenView Token);
