using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Tests.Models.Jobs;

public sealed class AnalyticRunTests : IDisposable
{
    private readonly JobFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("branin", 0.39788735772973816, new[] { Math.PI, 2.275 })]
    [InlineData("hartmann6", -3.32236801141551, new[] { 0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573 })]
    [InlineData("rosenbrock5", 0.0, new[] { 1.0, 1, 1, 1, 1 })]
    [InlineData("ackley10", 0.0, new[] { 0.0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public void Objective_has_its_known_optimum(string name, double optimum, double[] at)
    {
        var parameters = AnalyticObjective.Variables(name).Zip(at).ToDictionary(pair => pair.First, pair => new Setting(pair.Second));
        Assert.Equal(optimum, AnalyticObjective.Evaluate(name, parameters), 1e-5);
    }

    [Fact]
    public void Last_epoch_reports_exactly_the_negated_objective()
    {
        var job = AnalyticJobs.Branin();
        var reports = AnalyticJobs.Run(job, folder.Place());
        var epochs = AnalyticJobs.Epochs(reports);
        Assert.Equal(Enumerable.Range(1, 10), epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(-AnalyticObjective.Evaluate("branin", job.Parameters), epochs[^1].Value);
        Assert.Equal(epochs.Max(epoch => epoch.Value), Assert.IsType<JobCompleted>(reports[^1]).Value);
    }

    [Fact]
    public void Job_paused_at_any_epoch_goes_on_as_if_it_had_never_been_paused()
    {
        var job = AnalyticJobs.Branin();
        var whole = AnalyticJobs.Run(job, folder.Place());
        var wholeFile = File.ReadAllBytes(Path.Combine(folder.Path, "curve.json"));
        for (var at = 1; at < job.Epochs; at++)
        {
            var control = new JobControl();
            var first = AnalyticJobs.Run(job, folder.Place(), control, report =>
            {
                if (report is EpochReported epoch && epoch.Epoch == at)
                    control.Ask(JobRequest.Pause);
            });
            var paused = Assert.IsType<JobPaused>(first[^1]);
            Assert.Equal(at, paused.Epoch);
            var second = AnalyticJobs.Run(job with { JobId = "trial-9" }, folder.Place(paused.File));
            Assert.Equal(new JobStarted("trial-9", 7, at, at), second[0]);
            Assert.Equal(AnalyticJobs.Epochs(whole), [.. AnalyticJobs.Epochs(first), .. AnalyticJobs.Epochs(second)]);
            Assert.Equal(wholeFile, File.ReadAllBytes(Path.Combine(folder.Path, "curve.json")));
        }
    }

    [Fact]
    public void Checkpoint_of_another_job_is_refused()
    {
        var control = new JobControl();
        control.Ask(JobRequest.Pause);
        var paused = Assert.IsType<JobPaused>(AnalyticJobs.Run(AnalyticJobs.Branin(), folder.Place(), control)[^1]);
        var failed = Assert.IsType<JobFailed>(AnalyticJobs.Run(AnalyticJobs.Branin() with { Seed = 4 }, folder.Place(paused.File))[^1]);
        Assert.Equal(FailureKind.BadCheckpoint, failed.Kind);
    }

    [Fact]
    public void Checkpoint_with_any_byte_changed_is_refused()
    {
        var control = new JobControl();
        control.Ask(JobRequest.Pause);
        var paused = Assert.IsType<JobPaused>(AnalyticJobs.Run(AnalyticJobs.Branin(), folder.Place(), control)[^1]);
        var bytes = File.ReadAllBytes(paused.File);
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] ^= 0x10;
            File.WriteAllBytes(paused.File, damaged);
            var failed = Assert.IsType<JobFailed>(AnalyticJobs.Run(AnalyticJobs.Branin(), folder.Place(paused.File))[^1]);
            Assert.Equal(FailureKind.BadCheckpoint, failed.Kind);
        }
    }

    [Fact]
    public void Only_the_last_two_checkpoint_files_stay()
    {
        var reports = AnalyticJobs.Run(AnalyticJobs.Branin(), folder.Place() with { CheckpointSeconds = 0 });
        var written = reports.OfType<CheckpointWritten>().Select(checkpoint => checkpoint.File).ToList();
        Assert.Equal(9, written.Count);
        Assert.Equal(written[^2..], Directory.GetFiles(folder.Path, "*.ckpt").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(FaultKind.Nan, FailureKind.Nan)]
    [InlineData(FaultKind.OutOfMemory, FailureKind.OutOfMemory)]
    [InlineData(FaultKind.DiskFull, FailureKind.DiskFull)]
    public void Injected_fault_fails_the_job_with_its_kind(FaultKind fault, FailureKind expected)
    {
        var reports = AnalyticJobs.Run(AnalyticJobs.Branin() with { Fault = new InjectedFault(fault, 4) }, folder.Place());
        Assert.Equal(3, AnalyticJobs.Epochs(reports).Count);
        Assert.Equal(expected, Assert.IsType<JobFailed>(reports[^1]).Kind);
    }

    [Theory]
    [InlineData("sphere")]
    [InlineData("hartmann6")]
    public void Unknown_objective_or_missing_variable_is_bad_input(string objective)
    {
        var failed = Assert.IsType<JobFailed>(AnalyticJobs.Run(AnalyticJobs.Branin() with { Objective = objective }, folder.Place())[^1]);
        Assert.Equal(FailureKind.BadInput, failed.Kind);
        Assert.Contains("found", failed.Message, StringComparison.Ordinal);
    }
}
