namespace Cluster.Compute.Models.Jobs;

/// <summary>Write a checkpoint after this batch and end with <see cref="JobPaused"/>.</summary>
public sealed record PauseJob : WorkerCommand;
