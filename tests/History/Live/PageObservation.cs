namespace Cluster.History.Live;

/// <summary>A page showed a version of a campaign (the sequence number of its last event) at a time.</summary>
public sealed record PageObservation(string Page, string Campaign, long Version, DateTimeOffset At);
