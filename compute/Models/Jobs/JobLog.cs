using System.Globalization;

namespace Cluster.Compute.Models.Jobs;

/// <summary>Tells what a job does as lines that people read.</summary>
internal sealed class JobLog(TrainingJob job, JobPlace place, TimeProvider time)
{
    /// <summary>What is about to run, and with what.</summary>
    public IEnumerable<JobLogged> Opening()
    {
        var what = job.Generation is { } task ? $"generates {Count(task.Count, "record")} from number {task.First} on"
            : job.Projection is { } projection ? $"lays {Count(projection.Rows, "vector")} out by {(projection.TSne is null ? "PCA" : "t-SNE")}"
            : job.Mode == JobMode.Objective ? $"objective {job.Objective}" : job.Mode.ToString().ToLowerInvariant();
        yield return Line($"{job.JobId} under fence {place.Fence}: {what}, seed {job.Seed}, {Count(job.Epochs, "epoch")}, {Count(place.Threads, "thread")} on {place.Device}, code {CodeVersion.Value}");
        if (job.Parameters.Count > 0)
            yield return Line(string.Join(", ", job.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} = {p.Value}")));
    }

    /// <summary>The line that goes with a report, or null for reports that are no news.</summary>
    public JobLogged? Of(WorkerReport report) => report switch
    {
        JobStarted { Epoch: 0, Step: 0 } => Line("starts"),
        JobStarted started => Line($"goes on from a checkpoint: {Count(started.Epoch, "epoch")} and {Count(started.Step, "step")} are done"),
        EpochReported unit when job.Mode is JobMode.Generate or JobMode.Project => unit.Epoch == job.Epochs || unit.Epoch % 10 == 0 ? Line($"{unit.Epoch} of {job.Epochs} done") : null,
        EpochReported epoch => Line(Epoch(epoch)),
        CheckpointWritten checkpoint => Line($"checkpoint after epoch {checkpoint.Epoch}, step {checkpoint.Step}{(checkpoint.IsBest ? ", a new best" : "")}"),
        JobCompleted done => Line($"completed: value {Number(done.Value)}{(done.BestEpoch is { } best ? $" at epoch {best}" : "")}, {Count(done.Files.Count, "file")} left"),
        JobPaused paused => Line($"paused after epoch {paused.Epoch}, step {paused.Step}"),
        JobStopped stopped => Line($"ended early: {stopped.Reason.ToString().ToLowerInvariant()}"),
        JobFailed failed => Line($"failed ({failed.Kind}): {failed.Message}"),
        _ => null,
    };

    private string Epoch(EpochReported epoch)
    {
        var parts = new List<string> { $"value {Number(epoch.Value)}" };
        if (epoch.TrainLoss is { } train)
            parts.Add($"train loss {Number(train)}");
        if (epoch.ValidationLoss is { } validation)
            parts.Add($"validation loss {Number(validation)}");
        if (epoch is { RecordsCorrect: { } records, Records: { } allRecords })
            parts.Add($"{records}/{allRecords} records");
        if (epoch is { WindowsCorrect: { } windows, Windows: { } allWindows })
            parts.Add($"{windows}/{allWindows} windows");
        if (epoch.LearningRate is { } rate)
            parts.Add($"lr {rate.ToString("0.##E+0", CultureInfo.InvariantCulture)}");
        return $"epoch {epoch.Epoch} of {job.Epochs}: {string.Join(", ", parts)}, {epoch.Seconds.ToString("F2", CultureInfo.InvariantCulture)} s";
    }

    private JobLogged Line(string text) => new($"{time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)} {text}");

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);

    private static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
