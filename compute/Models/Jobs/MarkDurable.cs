namespace Cluster.Compute.Models.Jobs;

/// <summary>All epoch reports up to this epoch are stored: the worker may forget them.</summary>
public sealed record MarkDurable(int UpTo) : WorkerCommand;
