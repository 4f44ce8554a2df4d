using System.Globalization;
using System.Text.Json;
using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Signals.Generation;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Signals;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Signals;

/// <summary>The job rows of a generated dataset: each makes some of its records, so that several lanes work on one dataset.</summary>
internal static class GenerationJobs
{
    // What is lost with a lane is at most this much work, and a worker's start is little beside it.
    private const int MostRecords = 32;
    private const long MostBytes = 16 << 20;
    private const int MostJobs = 1000;

    /// <summary>How many jobs a specification is cut into.</summary>
    public static int Count(GenerateSpec spec)
    {
        var records = GeneratorChoice.Of(spec).Count;
        return (records + Size(spec, records) - 1) / Size(spec, records);
    }

    /// <summary>The rows, in the order of the records, one for each number.</summary>
    public static IReadOnlyList<JobRecord> Create(string dataset, GenerateSpec spec, IReadOnlyList<long> numbers, DateTimeOffset now)
    {
        var records = GeneratorChoice.Of(spec).Count;
        var size = Size(spec, records);
        return [.. numbers.Select((number, i) =>
        {
            var task = GeneratorChoice.Task(spec) with { First = i * size, Count = Math.Min(size, records - (i * size)) };
            return Create(string.Create(CultureInfo.InvariantCulture, $"{SignalJobKinds.Generation}-{number}"), dataset, spec, task, now);
        })];
    }

    private static int Size(GenerateSpec spec, int records)
    {
        var byBytes = Math.Max(1, MostBytes * records / Math.Max(1, spec.SampleBytes()));
        return (int)Math.Max(Math.Min(MostRecords, byBytes), (records + MostJobs - 1) / MostJobs);
    }

    private static JobRecord Create(string id, string dataset, GenerateSpec spec, GenerationTask task, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = SignalJobKinds.Generation,
        Pool = DeviceStreams.MainPool,
        LaneKind = LaneKind.Training,
        Priority = 0,
        Dataset = dataset,
        Title = string.Create(CultureInfo.InvariantCulture, $"Records {task.First + 1} to {task.First + task.Count} of {spec.Name}"),
        Seed = spec.Seed,
        Epochs = task.Count,
        Body = JsonSerializer.Serialize(
            new TrainingJob { JobId = id, Mode = JobMode.Generate, Seed = spec.Seed, Epochs = task.Count, Generation = task }, WorkerWire.Json),
        State = TrialState.Queued,
        CreatedAt = now,
        QueuedAt = now,
    };
}
