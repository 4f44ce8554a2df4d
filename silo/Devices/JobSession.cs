using System.Text.Json;
using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Devices;

/// <summary>Runs one lease on one worker up to the worker's last word.</summary>
internal sealed partial class JobSession(JobInputs inputs, ReportSender reports, TimeProvider time, ILogger<JobSession> log)
{
    /// <summary>Returns how it ended, or null if the lease was lost.</summary>
    public async Task<JobEnding?> Run(JobRun run, Lane lane, WorkerProcess worker)
    {
        var start = time.GetTimestamp();
        using var span = DeviceInstruments.Source.StartActivity("job");
        span?.SetTag("job", run.Lease.Job).SetTag("fence", run.Lease.Fence).SetTag("lane", lane.Id).SetTag("worker", worker.Id);
        try
        {
            var ending = await Prepare(run, lane, worker) is { } refused
                ? new JobEnding(refused, null, time.GetElapsedTime(start))
                : await Listen(run, worker, start);
            span?.SetTag("end", ending?.LastWord?.GetType().Name ?? ending?.Fault?.Kind ?? "lost");
            return ending;
        }
        catch (OperationCanceledException) when (run.Lost.IsCancellationRequested)
        {
            worker.Kill();
            return null;
        }
    }

    /// <summary>Brings the job's files here and gives it to the worker; what makes that impossible for good is the job's failure.</summary>
    private async Task<JobFailed?> Prepare(JobRun run, Lane lane, WorkerProcess worker)
    {
        var backoff = new Backoff(time);
        while (true)
        {
            try
            {
                var job = JsonSerializer.Deserialize<TrainingJob>(run.Lease.Body, WorkerWire.Json)
                    ?? throw JobFailedException.BadInput("Expected a job as the body of the lease, found null.");
                var place = await inputs.Place(run, job, lane.Device, run.Lost);
                run.Begin(worker, job, place);
                LogBegun(log, run.Lease.Job, run.Lease.Fence, lane.Id, worker.Id);
                return null;
            }
            catch (JobFailedException refused)
            {
                return new JobFailed(refused.Kind, refused.Message);
            }
            catch (JsonException unreadable)
            {
                return new JobFailed(FailureKind.BadInput, $"The body of the lease is not a job: {unreadable.Message}");
            }
            catch (Exception error) when (!run.Lost.IsCancellationRequested)
            {
                // The database or a silo is away: the lease says how long it is worth trying.
                LogNotPrepared(log, run.Lease.Job, error);
                await backoff.Wait(run.Lost);
            }
        }
    }

    private async Task<JobEnding?> Listen(JobRun run, WorkerProcess worker, long start)
    {
        while (await worker.Next() is { } report)
        {
            if (run.LostCause is not null)
                return null;
            switch (report)
            {
                case JobStarted:
                    reports.Wake(urgent: false);
                    break;
                case EpochReported epoch:
                    run.Reports.Add(Row(epoch, run.Lease.Fence));
                    reports.Wake(urgent: false);
                    break;
                case CheckpointWritten checkpoint:
                    run.Checkpoint.Written(checkpoint.File, checkpoint.Epoch);
                    break;
                case JobStopped { Reason: StopReason.Deadline }:
                    run.Lose("the worker's deadline passed");
                    return null;
                case JobPaused paused:
                    run.Checkpoint.Written(paused.File, paused.Epoch);
                    return End(run, paused, null, start);
                case { EndsJob: true }:
                    return End(run, report, null, start);
            }
        }

        var end = await worker.Exited;
        if (run.LostCause is null && end.Code == Cluster.Compute.Models.Jobs.WorkerExit.DeadlinePassed)
            run.Lose("the worker's deadline passed");
        return run.LostCause is null ? End(run, null, end.Explain(), start) : null;
    }

    private JobEnding End(JobRun run, WorkerReport? lastWord, WorkerFault? fault, long start)
    {
        run.MarkEnding();
        return new JobEnding(lastWord, fault, time.GetElapsedTime(start));
    }

    private EpochRow Row(EpochReported epoch, long fence) => new(
        epoch.Epoch,
        epoch.Value,
        epoch.TrainLoss,
        epoch.ValidationLoss,
        epoch.RecordsCorrect,
        epoch.Records,
        epoch.WindowsCorrect,
        epoch.Windows,
        epoch.MacroF1,
        epoch.LearningRate,
        epoch.Seconds,
        fence,
        time.GetUtcNow());
}
