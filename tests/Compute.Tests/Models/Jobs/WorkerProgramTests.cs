using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Tests.Models.Jobs;

public sealed class WorkerProgramTests : IDisposable
{
    private readonly WorkerUnderTest worker = new();

    private static TrainingJob Endless => AnalyticJobs.Branin(epochs: 2) with { SecondsPerEpoch = 3600 };

    private static TrainingJob Stalling => AnalyticJobs.Branin() with { Fault = new InjectedFault(FaultKind.Stall, 2) };

    public void Dispose() => worker.Dispose();

    [Fact]
    public void Reports_are_sent_again_until_they_are_durable()
    {
        worker.Tell(new RunJob(AnalyticJobs.Branin(), worker.Folder.Place()));
        var epochs = worker.ToTheEnd().OfType<EpochReported>().ToList();
        worker.Tell(new ResendReports());
        Assert.Equal(epochs, epochs.Select(_ => worker.Next()));
        worker.Tell(new MarkDurable(8));
        worker.Tell(new ResendReports());
        Assert.Equal(epochs[8..], [worker.Next(), worker.Next()]);
        worker.Tell(new Quit());
        Assert.Equal(WorkerExit.Told, worker.Exit());
    }

    [Fact]
    public void The_log_says_what_runs_and_what_came_of_it()
    {
        worker.Tell(new RunJob(AnalyticJobs.Branin(epochs: 2), worker.Folder.Place()));
        var best = Assert.IsType<JobCompleted>(worker.ToTheEnd()[^1]);
        Assert.StartsWith("2000-01-01T00:00:00.000Z trial-1 under fence 7: objective branin, seed 3, 2 epochs, 1 thread on cpu, code ", worker.Log[0], StringComparison.Ordinal);
        Assert.Equal("2000-01-01T00:00:00.000Z x = 3.141592653589793, y = 2.275", worker.Log[1]);
        Assert.Equal("2000-01-01T00:00:00.000Z starts", worker.Log[2]);
        Assert.Matches("^2000-01-01T00:00:00.000Z epoch 1 of 2: value -[0-9.]+, 0.00 s$", worker.Log[3]);
        Assert.Equal($"2000-01-01T00:00:00.000Z completed: value {best.Value:G5} at epoch {best.BestEpoch}, 1 file left", worker.Log[^1]);
    }

    [Fact]
    public void Analytic_jobs_may_follow_each_other()
    {
        for (var i = 0; i < 3; i++)
        {
            worker.Tell(new RunJob(AnalyticJobs.Branin(), worker.Folder.Place()));
            Assert.IsType<JobCompleted>(worker.ToTheEnd()[^1]);
        }
    }

    [Fact]
    public void Pause_stop_and_prune_end_a_running_job()
    {
        foreach (var (command, check) in new (WorkerCommand, Action<WorkerReport>)[]
        {
            (new PauseJob(), end => Assert.Equal(0, Assert.IsType<JobPaused>(end).Epoch)),
            (new StopJob(), end => Assert.Equal(new JobStopped(StopReason.Stopped), end)),
            (new PruneJob(), end => Assert.Equal(new JobStopped(StopReason.Pruned), end)),
        })
        {
            worker.Tell(new RunJob(Endless, worker.Folder.Place()));
            Assert.IsType<JobStarted>(worker.Next());
            worker.Tell(command);
            check(worker.Next());
        }
    }

    [Fact]
    public void Passed_deadline_ends_the_job_and_the_process()
    {
        worker.Tell(new RunJob(Endless, worker.Folder.Place(), new ExtendDeadline(5000)));
        Assert.IsType<JobStarted>(worker.Next());
        worker.Time.Advance(TimeSpan.FromMilliseconds(5000));
        Assert.Equal(new JobStopped(StopReason.Deadline), worker.Next());
        Assert.Equal(WorkerExit.DeadlinePassed, worker.Exit());
    }

    [Fact]
    public void Renewed_deadline_holds_and_a_line_that_lay_in_the_pipe_extends_nothing()
    {
        worker.Tell(new RunJob(Stalling, worker.Folder.Place(), new ExtendDeadline(5000)));
        Assert.IsType<JobStarted>(worker.Next());
        var epoch = worker.Next();
        worker.Time.Advance(TimeSpan.FromMilliseconds(4000));
        worker.Tell(new ExtendDeadline(5000));
        AssertObeyed(epoch);
        worker.Time.Advance(TimeSpan.FromMilliseconds(4000));
        Assert.False(worker.HasExited);
        worker.Tell(new ExtendDeadline(5000, SentAt: worker.Time.GetTimestamp() - 6 * worker.Time.TimestampFrequency));
        AssertObeyed(epoch);
        worker.Time.Advance(TimeSpan.FromMilliseconds(2000));
        Assert.Equal(WorkerExit.DeadlinePassed, worker.Exit());
    }

    [Fact]
    public void Job_that_hears_nothing_is_ended_with_its_process_after_the_grace()
    {
        worker.Tell(new RunJob(Stalling, worker.Folder.Place(), new ExtendDeadline(5000)));
        Assert.IsType<JobStarted>(worker.Next());
        Assert.IsType<EpochReported>(worker.Next());
        worker.Time.Advance(TimeSpan.FromMilliseconds(5000));
        worker.Time.Advance(TimeSpan.FromMilliseconds(2000));
        Assert.Equal(WorkerExit.DeadlinePassed, worker.Exit());
    }

    [Fact]
    public void End_of_input_ends_the_process()
    {
        worker.Tell(new RunJob(Endless, worker.Folder.Place()));
        Assert.IsType<JobStarted>(worker.Next());
        worker.EndInput();
        Assert.Equal(WorkerExit.SiloGone, worker.Exit());
    }

    [Fact]
    public void Line_that_is_no_command_ends_the_process()
    {
        worker.TellRaw("""{"type":"dance"}""");
        Assert.Equal(WorkerExit.BadProtocol, worker.Exit());
    }

    [Fact]
    public void Second_job_beside_a_running_one_ends_the_process()
    {
        worker.Tell(new RunJob(Endless, worker.Folder.Place()));
        worker.Tell(new RunJob(Endless, worker.Folder.Place()));
        Assert.Equal(WorkerExit.BadProtocol, worker.Exit());
    }

    // Commands are obeyed in order: once the answer to this one is here, those before it were obeyed too.
    private void AssertObeyed(WorkerReport kept)
    {
        worker.Tell(new ResendReports());
        Assert.Equal(kept, worker.Next());
    }
}
