namespace Cluster.Compute.Models.Jobs;

/// <summary>
/// A checkpoint file is complete: Epoch finished epochs and Step optimiser steps. IsBest says that it holds a new best since the last one. The
/// worker keeps its last two checkpoint files and deletes older ones.
/// </summary>
public sealed record CheckpointWritten(string File, int Epoch, long Step, bool IsBest) : WorkerReport;
