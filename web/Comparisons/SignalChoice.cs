namespace Cluster.Web.Comparisons;

/// <summary>A signal to be added.</summary>
public sealed record SignalChoice(string Signal);
