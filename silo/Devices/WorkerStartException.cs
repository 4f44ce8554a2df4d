namespace Cluster.Silo.Devices;

/// <summary>A worker did not come up; the message says why, with what it wrote.</summary>
internal sealed class WorkerStartException(string message, Exception? inner = null) : Exception(message, inner);
