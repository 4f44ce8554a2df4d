using System.Text.Json;

namespace Cluster.Compute.Models.Jobs;

/// <summary>
/// The job ran to its end. Value, the counts by record and BestEpoch are those of the best epoch by validation (of the predicted side for an
/// evaluation); Result is the evaluation result as JSON.
/// </summary>
public sealed record JobCompleted(
    double Value,
    IReadOnlyList<JobFile> Files,
    int? RecordsCorrect = null,
    int? Records = null,
    int? BestEpoch = null,
    JsonElement? Result = null) : WorkerReport;
