using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Tests.Models.Jobs;

/// <summary>Analytic jobs that tests run.</summary>
internal static class AnalyticJobs
{
    public static TrainingJob Branin(int epochs = 10) => new()
    {
        JobId = "trial-1",
        Mode = JobMode.Objective,
        Objective = "branin",
        Seed = 3,
        Epochs = epochs,
        Parameters = new Dictionary<string, Setting> { ["x"] = Math.PI, ["y"] = 2.275 },
    };

    /// <summary>Runs on this thread and gives everything told, the end included.</summary>
    public static IReadOnlyList<WorkerReport> Run(TrainingJob job, JobPlace place, JobControl? control = null, Action<WorkerReport>? seen = null)
    {
        var told = new List<WorkerReport>();
        var end = JobRunner.Run(job, place, control ?? new JobControl(), report =>
        {
            told.Add(report);
            seen?.Invoke(report);
        }, TimeProvider.System);
        told.Add(end);
        return told;
    }

    /// <summary>Reports without the one field that differs between runs.</summary>
    public static IReadOnlyList<EpochReported> Epochs(IEnumerable<WorkerReport> reports) =>
        [.. reports.OfType<EpochReported>().Select(epoch => epoch with { Seconds = 0 })];
}
