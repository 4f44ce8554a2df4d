using System.Text.Json;
using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Signals.Features;
using Cluster.Compute.Signals.Projections;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Signals;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Signals;

/// <summary>The job row of a projection: somebody waits for it at a page, so it goes beside the training lanes.</summary>
internal static class ProjectionJobs
{
    /// <summary>Name of the file with the numbers of the signals whose vectors are laid out (int64, little-endian).</summary>
    public const string NumbersFile = "numbers.i64";

    private const string OwnerParameter = "projection";

    /// <summary>Builds the row.</summary>
    public static JobRecord Create(string id, ProjectionView view, int vectors, DateTimeOffset now)
    {
        var spec = view.Spec;
        var settings = spec.Method == ProjectionMethod.TSne ? new TSneSettings(spec.Perplexity, Seed: unchecked((ulong)spec.Seed)) : null;
        var task = new ProjectionTask(vectors, SignalFeatures.All.Count, settings);
        return new()
        {
            Id = id,
            Kind = SignalJobKinds.Projection,
            Pool = DeviceStreams.MainPool,
            LaneKind = LaneKind.Interactive,
            Priority = 0,
            Title = $"{(spec.Method == ProjectionMethod.TSne ? "t-SNE" : "PCA")} of {spec.Dataset}",
            Parameters = [new(OwnerParameter, null, view.Id)],
            Seed = spec.Seed,
            Epochs = ProjectionTask.Units,
            Body = JsonSerializer.Serialize(
                new TrainingJob { JobId = id, Mode = JobMode.Project, Seed = spec.Seed, Epochs = ProjectionTask.Units, Projection = task }, WorkerWire.Json),
            State = TrialState.Queued,
            CreatedAt = now,
            QueuedAt = now,
        };
    }

    /// <summary>The projection that waits for a job.</summary>
    public static string OwnerOf(JobRecord job) => job.Parameters.Single(p => p.Name == OwnerParameter).Text!;
}
