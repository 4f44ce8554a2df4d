using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

/// <summary>Why a job did not come to its end: outcome, kind and one sentence.</summary>
internal sealed record WorkerFault(JobOutcome Outcome, string Kind, string Message);
