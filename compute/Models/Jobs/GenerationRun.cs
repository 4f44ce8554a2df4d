using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Cluster.Compute.Signals.Features;
using Cluster.Compute.Signals.Generation;

namespace Cluster.Compute.Models.Jobs;

/// <summary>
/// Makes the records of a <see cref="GenerationTask"/> one by one, each told as an epoch. It leaves their samples as files and
/// <see cref="GenerationTask.RecordsFile"/>; a job that is paused or lost begins anew and makes the same bytes.
/// </summary>
internal static class GenerationRun
{
    public static WorkerReport Run(TrainingJob job, JobPlace place, JobControl control, Action<WorkerReport> tell, TimeProvider time)
    {
        var task = job.Generation ?? throw JobFailedException.BadInput("Expected the records to generate, found none.");
        var generator = Generator(task);
        tell(new JobStarted(job.JobId, place.Fence, 0, 0));
        var (records, files) = (new List<GeneratedRecord>(task.Count), new List<JobFile>());
        for (var i = 0; i < task.Count; i++)
        {
            if (Interruption.Of(control, place, time) is { } early)
                return early;
            var began = time.GetTimestamp();
            records.Add(Make(generator.Make(task.First + i), task.First + i, place.Folder, files));
            tell(new EpochReported(i + 1, (i + 1.0) / task.Count, time.GetElapsedTime(began).TotalSeconds));
        }

        files.Add(JobFiles.Leave(place.Folder, GenerationTask.RecordsFile, GeneratedRecords.Write(records)));
        return new JobCompleted(1, files);
    }

    private static IRecordGenerator Generator(GenerationTask task)
    {
        try
        {
            var generator = task.Generator();
            return task.Count >= 1 && task.First >= 0 && (long)task.First + task.Count <= generator.Count
                ? generator
                : throw JobFailedException.BadInput($"Expected records within 0 to {generator.Count - 1}, found {task.Count} from {task.First} on.");
        }
        catch (ArgumentException e)
        {
            throw JobFailedException.BadInput($"The generator cannot be set up: {e.Message}", e);
        }
    }

    private static GeneratedRecord Make(GeneratedSignal made, int number, string folder, List<JobFile> files)
    {
        var features = SignalVector.Of(made.Samples, made.RateHz, made.RunsUp ? null : made.SpeedRpm);
        return new(
            made with { Samples = [], Second = null, TachoSeconds = [] },
            made.Samples.Length,
            Leave("x", "f32", made.Samples),
            made.Second is { } second ? Leave("y", "f32", second) : null,
            made.TachoSeconds is { Length: > 0 } tacho ? Leave("tacho", "f64", tacho) : null,
            features);

        string Leave<T>(string what, string ending, T[] values)
            where T : struct
        {
            // The silo checks the hash before it records anything, so the disk need not be waited for.
            var name = string.Create(CultureInfo.InvariantCulture, $"{what}-{number:D6}.{ending}");
            var path = Path.Combine(folder, name);
            var bytes = MemoryMarshal.AsBytes(values.AsSpan());
            using (var file = File.Create(path))
                file.Write(bytes);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            files.Add(new JobFile(name, path, hash, bytes.Length));
            return hash;
        }
    }
}
