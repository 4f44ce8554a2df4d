namespace Cluster.Web.Comparisons;

/// <summary>What a link opens: the query string of the page.</summary>
public sealed record ShareChoice(string View = "");
