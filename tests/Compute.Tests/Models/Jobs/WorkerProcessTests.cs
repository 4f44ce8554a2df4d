using System.Security.Cryptography;
using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Tests.Models.Jobs;

[Collection(TorchCollection.Name)]
public sealed class WorkerProcessTests : IDisposable
{
    private readonly JobFolder data = new();
    private readonly JobFolder folder = new();

    public void Dispose()
    {
        data.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Training_interrupted_in_one_process_ends_in_another_as_if_it_had_run_in_a_third()
    {
        var place = folder.Place() with { Index = ToyRecordings.Write(data.Path) };
        var job = ToyRecordings.Job(epochs: 30);
        var whole = Train(new RunJob(job, place));
        var expected = Ended.Completed(whole[^1]).Files;

        using var first = new WorkerChild(warm: true);
        Assert.NotNull(first.Ready.Torch);
        first.Tell(new RunJob(job, place));
        var before = new List<WorkerReport>();
        do
            before.Add(first.Next());
        while (before[^1] is not EpochReported);
        first.Tell(new PauseJob());
        before.AddRange(first.ToTheEnd());
        var paused = Assert.IsType<JobPaused>(before[^1]);

        var after = Train(new RunJob(job, place with { Checkpoint = paused.File }));
        Assert.Equal(expected, Ended.Completed(after[^1]).Files);
        Assert.Equal(AnalyticJobs.Epochs(whole), [.. AnalyticJobs.Epochs(before), .. AnalyticJobs.Epochs(after)]);
        Assert.All(expected, file => Assert.Equal(file.Hash, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.Path)))));
    }

    [Fact]
    public void Analytic_job_loads_no_torch()
    {
        using var worker = new WorkerChild(warm: false);
        Assert.Null(worker.Ready.Torch);
        worker.Tell(new RunJob(AnalyticJobs.Branin(), folder.Place()));
        Ended.Completed(worker.ToTheEnd()[^1]);
        Assert.False(worker.HasLoadedTorch);
        worker.Tell(new Quit());
        Assert.Equal(WorkerExit.Told, worker.Exit());
    }

    [Fact]
    public void End_of_input_ends_a_process_that_computes()
    {
        using var worker = new WorkerChild(warm: false);
        worker.Tell(new RunJob(AnalyticJobs.Branin() with { SecondsPerEpoch = 3600 }, folder.Place()));
        Assert.IsType<JobStarted>(worker.Next());
        worker.EndInput();
        Assert.Equal(WorkerExit.SiloGone, worker.Exit());
    }

    [Fact]
    public void Passed_deadline_ends_a_process_that_hears_nothing()
    {
        using var worker = new WorkerChild(warm: false);
        var job = AnalyticJobs.Branin() with { Fault = new InjectedFault(FaultKind.Stall, 1) };
        worker.Tell(new RunJob(job, folder.Place(), new ExtendDeadline(1, TimeProvider.System.GetTimestamp())));
        Assert.Equal(WorkerExit.DeadlinePassed, worker.Exit());
    }

    [Fact]
    public void Native_abort_ends_the_process_with_134()
    {
        using var worker = new WorkerChild(warm: false);
        worker.Tell(new RunJob(AnalyticJobs.Branin() with { Fault = new InjectedFault(FaultKind.Abort, 2) }, folder.Place()));
        Assert.Equal(134, worker.Exit());
    }

    private static IReadOnlyList<WorkerReport> Train(RunJob run)
    {
        using var worker = new WorkerChild(warm: false);
        worker.Tell(run);
        return worker.ToTheEnd();
    }
}
