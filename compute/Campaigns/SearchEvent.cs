namespace Cluster.Compute.Campaigns;

/// <summary>One entry of a search's ordered log.</summary>
public abstract record SearchEvent(int Number);
