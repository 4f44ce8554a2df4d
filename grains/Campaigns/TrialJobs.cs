using System.Text.Json;
using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Campaigns;

/// <summary>The job row of a new trial, with the worker's job as its body.</summary>
internal static class TrialJobs
{
    /// <summary>Builds the row of trial <paramref name="number"/>.</summary>
    public static JobRecord Create(
        string campaign, CampaignSpec spec, int number, string id, string experiment, IReadOnlyList<ParameterValue> point, long seed, DateTimeOffset now)
    {
        var training = spec.Training;
        var job = new TrainingJob
        {
            JobId = id,
            Mode = training.Objective is null ? JobMode.Train : JobMode.Objective,
            Seed = seed,
            Epochs = training.Epochs,
            Parameters = Settings(point),
            Input = new(training.RateHz, training.CutoffHz, training.WindowSeconds, training.HopSeconds),
            Objective = training.Objective,
            SecondsPerEpoch = training.SecondsPerEpoch,
        };
        return new()
        {
            Id = id,
            Kind = "trial",
            Pool = DeviceStreams.MainPool,
            LaneKind = LaneKind.Training,
            Priority = spec.Priority,
            Campaign = campaign,
            TrialNumber = number,
            Experiment = experiment,
            Dataset = spec.Dataset,
            DatasetVersion = spec.DatasetVersion,
            Title = $"{spec.Name} #{number}",
            Parameters = point,
            Seed = seed,
            Epochs = training.Epochs,
            Body = JsonSerializer.Serialize(job, WorkerWire.Json),
            State = TrialState.Queued,
            CreatedAt = now,
            QueuedAt = now,
        };
    }

    /// <summary>A point as the model reads it.</summary>
    internal static Dictionary<string, Setting> Settings(IReadOnlyList<ParameterValue> point) => point.ToDictionary(
        p => p.Name, p => p.Number is { } number ? new Setting(number) : NumberOrText(p.Text!), StringComparer.Ordinal);

    /// <summary>Choices are text; those that are numbers (batch sizes) reach the model as numbers.</summary>
    private static Setting NumberOrText(string text) => double.TryParse(text, out var number) ? new(number) : new(text);
}
