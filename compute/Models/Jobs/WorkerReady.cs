namespace Cluster.Compute.Models.Jobs;

/// <summary>
/// The worker waits for its job. Devices are cpu and what else torch sees (cuda:0, ...); Torch is its version, or null if it was not loaded:
/// not asked for, or Problem says why it could not be.
/// </summary>
public sealed record WorkerReady(int ProcessId, IReadOnlyList<string> Devices, string Code, string? Torch = null, string? Problem = null) : WorkerReport;
