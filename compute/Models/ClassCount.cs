namespace Cluster.Compute.Models;

/// <summary>Records of one label: how many were called right, of how many.</summary>
public sealed record ClassCount(string Label, int Correct, int Records);
