namespace Cluster.Compute.Models.Data;

/// <summary>A prepared record: its samples at the input's rate, and the place of its label in the label list.</summary>
internal sealed record InputRecord(string SignalId, string Group, int Label, float[] Samples);
