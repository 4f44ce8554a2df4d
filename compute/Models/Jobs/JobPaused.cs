namespace Cluster.Compute.Models.Jobs;

/// <summary>The job stopped as asked and can go on from this checkpoint file.</summary>
public sealed record JobPaused(string File, int Epoch, long Step) : WorkerReport;
