using System.Runtime.InteropServices;
using System.Text.Json;
using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Signals.Projections;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Tests.Models.Jobs;

public sealed class ProjectionRunTests : IDisposable
{
    private static readonly TSneSettings Settings = new(Perplexity: 5, Iterations: 60, Seed: 3);

    private readonly JobFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Principal_plane_is_that_of_the_vectors()
    {
        var rows = Rows(40);
        var done = Assert.IsType<JobCompleted>(Run(rows, settings: null)[^1]);
        var pca = Pca.Fit(rows);
        AssertPoints([.. rows.Select(pca.Plane)], done);
        var result = JsonSerializer.Deserialize<ProjectionResult>(done.Result!.Value, WorkerWire.Json)!;
        Assert.Equal([0, 1, 2], result.Columns);
        Assert.Equal(pca.Shares.Take(2), result.Explained);
    }

    [Fact]
    public void Embedding_is_that_of_its_settings_and_its_progress_is_told_without_a_gap()
    {
        var rows = Rows(40);
        var reports = Run(rows, Settings);
        AssertPoints(TSne.Of(rows, Settings), Assert.IsType<JobCompleted>(reports[^1]));
        Assert.Equal(Enumerable.Range(1, ProjectionTask.Units), AnalyticJobs.Epochs(reports).Select(epoch => epoch.Epoch));
    }

    [Fact]
    public void Stops_when_it_is_asked_to()
    {
        var control = new JobControl();
        var reports = Run(Rows(40), Settings, control, report =>
        {
            if (report is EpochReported)
                control.Ask(JobRequest.Stop);
        });
        Assert.Equal(new JobStopped(StopReason.Stopped), reports[^1]);
        Assert.InRange(AnalyticJobs.Epochs(reports).Count, 1, ProjectionTask.Units / 2);
    }

    [Fact]
    public void Too_few_vectors_are_refused_with_how_many_there_are()
    {
        var failed = Assert.IsType<JobFailed>(Run(Rows(2), settings: null)[^1]);
        Assert.Equal((FailureKind.BadInput, "The signals with features cannot be laid out: expected at least 3 rows, found 2."), (failed.Kind, failed.Message));
    }

    private IReadOnlyList<WorkerReport> Run(double[][] rows, TSneSettings? settings, JobControl? control = null, Action<WorkerReport>? heard = null)
    {
        var path = Path.Combine(folder.Path, ProjectionTask.VectorsFile);
        File.WriteAllBytes(path, MemoryMarshal.AsBytes(rows.SelectMany(row => row).ToArray().AsSpan()).ToArray());
        var job = new TrainingJob
        {
            JobId = "projection-1",
            Mode = JobMode.Project,
            Epochs = ProjectionTask.Units,
            Projection = new(rows.Length, 3, settings),
        };
        return AnalyticJobs.Run(job, folder.Place() with { Vectors = path }, control, heard);
    }

    private static void AssertPoints(PlanarPoint[] expected, JobCompleted done)
    {
        var values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(done.Files.Single().Path)).ToArray();
        Assert.Equal([.. expected.Select(point => (float)point.X), .. expected.Select(point => (float)point.Y)], values);
    }

    private static double[][] Rows(int count)
    {
        var random = new CounterRandom(11);
        return [.. Enumerable.Range(0, count).Select(_ => new[] { random.NextGaussian(), 3 * random.NextGaussian(), random.NextDouble() })];
    }
}
