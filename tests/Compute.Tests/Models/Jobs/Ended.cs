using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Tests.Models.Jobs;

/// <summary>How a job ended, with its own reason where another end was expected.</summary>
internal static class Ended
{
    public static JobCompleted Completed(WorkerReport end) =>
        end as JobCompleted ?? throw new Xunit.Sdk.XunitException($"Expected a completed job, found {end}.");
}
