using System.Runtime.InteropServices;
using System.Text.Json;
using Cluster.Compute.Signals.Projections;

namespace Cluster.Compute.Models.Jobs;

/// <summary>Lays the vectors of a <see cref="ProjectionTask"/> out, told in hundredths; paused or lost, it begins anew and gives the same points.</summary>
internal static class ProjectionRun
{
    public static WorkerReport Run(TrainingJob job, JobPlace place, JobControl control, Action<WorkerReport> tell, TimeProvider time)
    {
        var task = job.Projection ?? throw JobFailedException.BadInput("Expected vectors to lay out, found none.");
        var rows = Rows(task, place.Vectors ?? throw JobFailedException.BadInput("Expected a file of vectors, found none."));
        tell(new JobStarted(job.JobId, place.Fence, 0, 0));
        using var asked = new CancellationTokenSource();
        var (began, told) = (time.GetTimestamp(), 0);
        try
        {
            var (points, result) = task.TSne is { } settings ? Embed(rows, settings, Progress, asked.Token) : Plane(rows);
            Progress(1);
            var file = JobFiles.Leave(place.Folder, ProjectionTask.PointsFile, Bytes(points));
            return new JobCompleted(1, [file], Result: JsonSerializer.SerializeToElement(result, WorkerWire.Json));
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            return Interruption.Of(control, place, time)!;
        }
        catch (ArgumentException e)
        {
            // "expected at least 4 rows, found 2 (Parameter 'rows')"
            throw JobFailedException.BadInput($"The signals with features cannot be laid out: {e.Message.Split(" (Parameter", StringSplitOptions.None)[0]}.", e);
        }

        void Progress(double share)
        {
            if (control.Request != JobRequest.Continue)
                asked.Cancel();
            // Each of them, since the reports of a job have no gap.
            for (var unit = (int)(share * ProjectionTask.Units); told < unit; began = time.GetTimestamp())
                tell(new EpochReported(++told, (double)told / ProjectionTask.Units, time.GetElapsedTime(began).TotalSeconds));
        }
    }

    private static double[][] Rows(ProjectionTask task, string path)
    {
        var values = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(path)).ToArray();
        if (task.Rows < 0 || task.Columns < 1 || values.LongLength != (long)task.Rows * task.Columns)
            throw JobFailedException.BadInput($"Expected {task.Rows} vectors of {task.Columns} values, found {values.LongLength} values.");
        return [.. values.Chunk(task.Columns)];
    }

    private static (PlanarPoint[] Points, ProjectionResult Result) Plane(double[][] rows)
    {
        var pca = Pca.Fit(rows);
        return ([.. rows.Select(pca.Plane)], new(pca.Standardisation.Columns, [.. pca.Shares.Take(2)]));
    }

    private static (PlanarPoint[] Points, ProjectionResult Result) Embed(double[][] rows, TSneSettings settings, Action<double> progress, CancellationToken asked) =>
        (TSne.Of(rows, settings, progress, asked), new(RobustStandardisation.Fit(rows).Columns, []));

    private static byte[] Bytes(PlanarPoint[] points)
    {
        float[] values = [.. points.Select(point => (float)point.X), .. points.Select(point => (float)point.Y)];
        return MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
    }
}
