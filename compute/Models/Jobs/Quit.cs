namespace Cluster.Compute.Models.Jobs;

/// <summary>The silo has everything it wants of this worker: leave. A running job is dropped.</summary>
public sealed record Quit : WorkerCommand;
