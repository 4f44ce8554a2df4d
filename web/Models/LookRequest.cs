namespace Cluster.Web.Models;

/// <summary>What a look at the test side is for.</summary>
public sealed record LookRequest(string Purpose);
