using Cluster.Compute.Statistics;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Statistics;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Campaigns;

/// <summary>The list row of a trial from its job row.</summary>
public static class TrialRows
{
    /// <summary>Projects a job of kind trial.</summary>
    public static TrialRow Of(JobRecord job) => new(
        job.Id,
        job.Campaign ?? throw new ArgumentException($"Job {job.Id} belongs to no campaign.", nameof(job)),
        job.TrialNumber ?? throw new ArgumentException($"Job {job.Id} has no trial number.", nameof(job)),
        job.Experiment ?? "",
        job.State,
        job.Parameters,
        job.Seed,
        job.Epoch,
        job.Epochs,
        job.Value,
        Accuracy(job.RecordsCorrect, job.Records),
        job.SiloName,
        job.Lane,
        job.Fence,
        job.Reason,
        job.CreatedAt,
        job.StartedAt,
        job.EndedAt,
        job.LaneSeconds,
        job.Version)
    {
        GrantedAt = job.GrantedAt,
    };

    /// <summary>k of n with its Wilson interval, or null where nothing was counted.</summary>
    public static Proportion? Accuracy(int? correct, int? count)
    {
        if (correct is not { } k || count is not { } n || n == 0)
            return null;
        var interval = WilsonInterval.Of(k, n);
        return new(k, n, interval.Low, interval.High);
    }
}
