namespace Cluster.Web.Accounts;

/// <summary>Who is asking, what they may do, and whether by a token.</summary>
public sealed record MeView(string Name, string Role, bool ByToken);
