using System.Text.Json.Serialization;

namespace Cluster.Compute.Models.Jobs;

/// <summary>
/// A message from a worker to its silo: one line of JSON on the worker's standard output. A job ends with exactly one of
/// <see cref="JobCompleted"/>, <see cref="JobPaused"/>, <see cref="JobStopped"/> and <see cref="JobFailed"/>, or with the end of the process.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(WorkerReady), "ready")]
[JsonDerivedType(typeof(JobLogged), "log")]
[JsonDerivedType(typeof(JobStarted), "started")]
[JsonDerivedType(typeof(EpochReported), "epoch")]
[JsonDerivedType(typeof(CheckpointWritten), "checkpoint")]
[JsonDerivedType(typeof(JobCompleted), "result")]
[JsonDerivedType(typeof(JobPaused), "paused")]
[JsonDerivedType(typeof(JobStopped), "stopped")]
[JsonDerivedType(typeof(JobFailed), "error")]
public abstract record WorkerReport
{
    /// <summary>Whether a job is over with this message.</summary>
    [JsonIgnore]
    public bool EndsJob => this is JobCompleted or JobPaused or JobStopped or JobFailed;
}
