namespace Cluster.Compute.Models.Jobs;

/// <summary>Run this job; a worker without Deadline is not fenced until one comes.</summary>
public sealed record RunJob(TrainingJob Job, JobPlace Place, ExtendDeadline? Deadline = null) : WorkerCommand;
