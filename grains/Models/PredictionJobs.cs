using System.Globalization;
using System.Text.Json;
using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;
using Cluster.Grains.Signals;

namespace Cluster.Grains.Models;

/// <summary>The job row of a prediction: it carries the trial whose model it loads and the signals it reads.</summary>
internal static class PredictionJobs
{
    public const string Kind = "prediction";

    /// <summary>Builds the row; the prediction takes input and labels from the model itself, and no dataset.</summary>
    public static JobRecord Create(string id, JobRecord trial, IReadOnlyList<StoredSignal> signals, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = Kind,
        Pool = DeviceStreams.MainPool,
        LaneKind = LaneKind.Interactive,
        Priority = 0,
        Title = string.Create(CultureInfo.InvariantCulture, $"{(signals.Count == 1 ? signals[0].Id : $"{signals.Count} signals")} for {trial.Title}"),
        Parameters = [new(EvaluationJobs.TrialParameter, null, trial.Id)],
        Seed = trial.Seed,
        Epochs = 1,
        Body = JsonSerializer.Serialize(
            new TrainingJob
            {
                JobId = id,
                Mode = JobMode.Predict,
                Seed = trial.Seed,
                Signals = [.. signals.Select(signal => new PredictedSignal(signal.Id, signal.Hash, signal.Samples, signal.RateHz))],
            },
            WorkerWire.Json),
        State = TrialState.Queued,
        CreatedAt = now,
        QueuedAt = now,
    };

    /// <summary>The trial whose model an evaluation or a prediction loads; null for another job.</summary>
    public static string? ModelOf(JobRecord job) =>
        job.Kind is Kind or EvaluationJobs.Kind ? job.Parameters.Single(p => p.Name == EvaluationJobs.TrialParameter).Text : null;
}
