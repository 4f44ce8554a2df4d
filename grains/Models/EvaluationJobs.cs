using System.Text.Json;
using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Models;

/// <summary>The job row of an evaluation: it carries the trial whose model it loads.</summary>
internal static class EvaluationJobs
{
    public const string Kind = "evaluation";

    public const string TrialParameter = "trial";

    /// <summary>Builds the row; the evaluation takes input and labels from the model itself.</summary>
    public static JobRecord Create(string id, JobRecord trial, string split, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = Kind,
        Pool = DeviceStreams.MainPool,
        LaneKind = LaneKind.Interactive,
        Priority = 0,
        Dataset = trial.Dataset,
        DatasetVersion = trial.DatasetVersion,
        Title = $"{split} side for {trial.Title}",
        Parameters = [new(TrialParameter, null, trial.Id)],
        Seed = trial.Seed,
        Epochs = 1,
        Body = JsonSerializer.Serialize(new TrainingJob { JobId = id, Mode = JobMode.Evaluate, Seed = trial.Seed, Split = split }, WorkerWire.Json),
        State = TrialState.Queued,
        CreatedAt = now,
        QueuedAt = now,
    };
}
