namespace Cluster.Compute.Models.Jobs;

/// <summary>A line of the job's log, with its time (UTC, ISO 8601) in front.</summary>
public sealed record JobLogged(string Line) : WorkerReport;
