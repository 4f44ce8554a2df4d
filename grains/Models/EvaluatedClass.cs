namespace Cluster.Grains.Models;

/// <summary>Records of one class: how many there are and how many were called right.</summary>
internal sealed record EvaluatedClass(string Label, int Correct, int Count);
