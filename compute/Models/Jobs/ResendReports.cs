namespace Cluster.Compute.Models.Jobs;

/// <summary>Send every epoch report that is not marked durable again, in order.</summary>
public sealed record ResendReports : WorkerCommand;
