namespace Cluster.Compute.Models;

/// <summary>What a model says of one record: the label with the largest mean probability over its windows, and how many single windows were called right.</summary>
public sealed record RecordPrediction(
    string SignalId,
    string Group,
    string Label,
    string Predicted,
    int WindowsCorrect,
    int Windows,
    IReadOnlyList<double> Probabilities);
