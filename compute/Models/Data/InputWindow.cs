namespace Cluster.Compute.Models.Data;

/// <summary>A window of a side: which record (by its place in the side) and at which sample it starts.</summary>
internal readonly record struct InputWindow(int Record, int Start);
