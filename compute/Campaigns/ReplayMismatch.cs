namespace Cluster.Compute.Campaigns;

/// <summary>The first entry of a log, counted from 0, that seed and settings do not explain.</summary>
public sealed record ReplayMismatch(int Entry, int Number, string Expected, string Found);
