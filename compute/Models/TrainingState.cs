namespace Cluster.Compute.Models;

/// <summary>
/// The plain part of a training's checkpoint: digest of its job and data, measures of the finished epochs, and in the running epoch the
/// batches done and their summed loss. The order of windows and the learning rate follow from seed and step.
/// </summary>
internal sealed record TrainingState(string Digest, IReadOnlyList<EpochMetrics> Epochs, int Batch, double LossSum);
