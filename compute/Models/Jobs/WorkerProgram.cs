namespace Cluster.Compute.Models.Jobs;

/// <summary>
/// A worker process from start to end: it warms up, says ready, runs one job on a thread of its own, and stays until it is told to quit, so
/// that reports can be asked for again. A job with a model is the only one of its process; after another one the next may follow. It
/// leaves at once when standard input ends, and fences itself when its deadline passes.
/// </summary>
public sealed class WorkerProgram
{
    private readonly TextReader input;
    private readonly WorkerOptions options;
    private readonly TimeProvider time;
    private readonly Action<int> exit;
    private readonly ReportOutbox outbox;
    private readonly Lock gate = new();
    private JobControl? control;
    private bool deadlinePassed;
    private bool ranModel;

    private WorkerProgram(TextReader input, TextWriter output, WorkerOptions options, TimeProvider time, Action<int> exit)
    {
        (this.input, this.options, this.time, this.exit) = (input, options, time, exit);
        outbox = new ReportOutbox(output, () => exit(WorkerExit.SiloGone));
    }

    /// <summary>Runs a worker on the standard streams of this process; standard output carries the protocol and nothing else.</summary>
    public static int RunOnStandardStreams(WorkerOptions options)
    {
        var (input, output) = StandardStreams.Take();
        return Run(input, output, options, TimeProvider.System, StandardStreams.Exit);
    }

    /// <summary>
    /// Runs a worker on the given streams and returns its exit code (see <see cref="WorkerExit"/>). <paramref name="exit"/> ends the process at once, from any
    /// thread; should it return, as in a test, the worker goes on until its input ends.
    /// </summary>
    public static int Run(TextReader input, TextWriter output, WorkerOptions options, TimeProvider time, Action<int> exit)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(exit);
        return new WorkerProgram(input, output, options, time, exit).Run();
    }

    private int Run()
    {
        outbox.Send(WarmUp.Ready(options.Warm));
        using var watch = new DeadlineWatch(time, options.Grace, PassDeadline, () => exit(WorkerExit.DeadlinePassed));
        while (input.ReadLine() is { } line)
        {
            try
            {
                var command = WorkerWire.ReadCommand(line);
                if (command is Quit)
                    return Leave(WorkerExit.Told);
                Obey(command, watch);
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException)
            {
                Console.Error.WriteLine(e.Message);
                return Leave(WorkerExit.BadProtocol);
            }
        }

        return Leave(WorkerExit.SiloGone);
    }

    private void Obey(WorkerCommand command, DeadlineWatch watch)
    {
        switch (command)
        {
            case RunJob run:
                if (run.Deadline is { } deadline)
                    watch.Extend(deadline);
                Start(run.Job, run.Place);
                break;
            case ExtendDeadline extend:
                watch.Extend(extend);
                break;
            case PauseJob:
                Ask(JobRequest.Pause);
                break;
            case PruneJob:
                Ask(JobRequest.Prune);
                break;
            case StopJob:
                Ask(JobRequest.Stop);
                break;
            case MarkDurable durable:
                outbox.MarkDurable(durable.UpTo);
                break;
            case ResendReports:
                outbox.Resend();
                break;
            default:
                throw new InvalidOperationException($"Expected a command for a worker, found {command.GetType().Name}.");
        }
    }

    private void Start(TrainingJob job, JobPlace place)
    {
        lock (gate)
        {
            if (control is not null)
                throw new InvalidOperationException($"Job {job.JobId} came while another one runs.");
            if (ranModel)
                throw new InvalidOperationException($"Job {job.JobId} came after one with a model, which is the only job of its process.");
            ranModel = job.Mode is JobMode.Train or JobMode.Evaluate or JobMode.Predict;
            control = new JobControl();
            if (deadlinePassed)
                control.Ask(JobRequest.Leave);
        }

        outbox.Clear();
        new Thread(() => Work(job, place, control)) { Name = "job", IsBackground = true }.Start();
    }

    private void Work(TrainingJob job, JobPlace place, JobControl mine)
    {
        var log = new JobLog(job, place, time);
        foreach (var line in log.Opening())
            outbox.Send(line);
        var end = JobRunner.Run(job, place, mine, Tell, time);
        bool leave;
        lock (gate)
        {
            control = null;
            leave = deadlinePassed;
        }

        Tell(end);
        if (leave)
            exit(WorkerExit.DeadlinePassed);

        void Tell(WorkerReport report)
        {
            if (log.Of(report) is { } line)
                outbox.Send(line);
            outbox.Send(report);
        }
    }

    private void Ask(JobRequest request)
    {
        lock (gate)
            control?.Ask(request);
    }

    private void PassDeadline()
    {
        bool idle;
        lock (gate)
        {
            deadlinePassed = true;
            control?.Ask(JobRequest.Leave);
            idle = control is null;
        }

        if (idle)
            exit(WorkerExit.DeadlinePassed);
    }

    // A job may still compute: the process must not wait for it, nor run native destructors beside it.
    private int Leave(int code)
    {
        Ask(JobRequest.Leave);
        exit(code);
        return code;
    }
}
