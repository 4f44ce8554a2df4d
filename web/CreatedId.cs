namespace Cluster.Web;

/// <summary>What a command that makes something answers.</summary>
public sealed record CreatedId(string Id);
