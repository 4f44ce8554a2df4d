using System.Text.Json;
using Cluster.Compute.Models;
using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Models;
using Cluster.Contracts.Statistics;
using Cluster.Grains.Campaigns;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Models;

/// <summary>An evaluation as pages show it, from its job row and ledger entry.</summary>
internal static class EvaluationViews
{
    public static EvaluationView Of(JobRecord job, string trial, string split, int look, string user, string purpose)
    {
        var result = job.Result is null ? null : JsonSerializer.Deserialize<EvaluationResult>(job.Result, WorkerWire.Json);
        return new(
            job.Id, trial, job.Dataset!, job.DatasetVersion, split, job.State,
            result is null ? null : TrialRows.Accuracy(result.RecordsCorrect, result.Records),
            result is null ? null : TrialRows.Accuracy(result.WindowsCorrect, result.Windows),
            result?.MacroF1,
            [.. (result?.Classes ?? []).Select(c => new ClassAccuracy(c.Label, TrialRows.Accuracy(c.Correct, c.Records) ?? new Proportion(0, 0, 0, 1)))],
            look, user, purpose, job.CreatedAt, job.EndedAt, job.Reason, job.Version);
    }
}
