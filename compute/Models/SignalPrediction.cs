namespace Cluster.Compute.Models;

/// <summary>
/// What a model says of one signal: the label with the largest mean probability over its windows (soft vote), the means in the order of the model's labels, and
/// of how many single windows that label is the likeliest. Problem says instead why the model cannot read the signal.
/// </summary>
public sealed record SignalPrediction(
    string SignalId,
    IReadOnlyList<double> Probabilities,
    int WindowsAgreeing,
    int Windows,
    string? Predicted = null,
    string? Problem = null);
