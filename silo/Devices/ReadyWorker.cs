using Cluster.Compute.Models.Jobs;

namespace Cluster.Silo.Devices;

/// <summary>A worker that waits for its job, and what it said of itself.</summary>
internal sealed record ReadyWorker(WorkerProcess Process, WorkerReady Ready);
