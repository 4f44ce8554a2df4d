namespace Cluster.Compute.Models.Jobs;

/// <summary>The job runs, from the given number of finished epochs and optimiser steps on (0 and 0 without a checkpoint).</summary>
public sealed record JobStarted(string JobId, long Fence, int Epoch, long Step) : WorkerReport;
