using System.Text.Json.Serialization;

namespace Cluster.Compute.Models.Jobs;

/// <summary>A message from the silo to its worker: one line of JSON on the worker's standard input.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RunJob), "job")]
[JsonDerivedType(typeof(ExtendDeadline), "deadline")]
[JsonDerivedType(typeof(PauseJob), "pause")]
[JsonDerivedType(typeof(StopJob), "stop")]
[JsonDerivedType(typeof(PruneJob), "prune")]
[JsonDerivedType(typeof(MarkDurable), "durable")]
[JsonDerivedType(typeof(ResendReports), "resend")]
[JsonDerivedType(typeof(Quit), "quit")]
public abstract record WorkerCommand;
