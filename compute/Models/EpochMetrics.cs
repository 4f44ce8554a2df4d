namespace Cluster.Compute.Models;

/// <summary>What one epoch (1-based) measured; validation counts by record (mean probability over its windows) and by window.</summary>
public sealed record EpochMetrics(
    int Epoch,
    double TrainLoss,
    double ValidationLoss,
    int RecordsCorrect,
    int Records,
    int WindowsCorrect,
    int Windows,
    double MacroF1,
    double LearningRate)
{
    /// <summary>Whether this epoch is better than another: by records, then by windows, then by lower validation loss.</summary>
    public bool IsBetterThan(EpochMetrics other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (RecordsCorrect, WindowsCorrect, -ValidationLoss).CompareTo((other.RecordsCorrect, other.WindowsCorrect, -other.ValidationLoss)) > 0;
    }
}
