using System.Runtime.CompilerServices;

namespace Cluster.Compute.Models.Jobs;

/// <summary>Runs one job on the calling thread and says how it ended: every expected failure is a value.</summary>
public static class JobRunner
{
    /// <summary>
    /// Runs to the end, or until asked otherwise. <paramref name="tell"/> gets started, epoch and checkpoint messages; the message that ends
    /// the job is returned and not told.
    /// </summary>
    public static WorkerReport Run(TrainingJob job, JobPlace place, JobControl control, Action<WorkerReport> tell, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(tell);
        ArgumentNullException.ThrowIfNull(time);
        try
        {
            Check(job, place);
            return job.Mode switch
            {
                JobMode.Objective => new AnalyticRun(job, place, control, tell, time).Run(),
                JobMode.Train => Train(job, place, control, tell, time),
                JobMode.Evaluate => Evaluate(job, place, control, tell, time),
                JobMode.Predict => Predict(job, place, control, tell, time),
                JobMode.Generate => GenerationRun.Run(job, place, control, tell, time),
                JobMode.Project => ProjectionRun.Run(job, place, control, tell, time),
                _ => throw JobFailedException.BadInput($"Expected mode train, evaluate, predict, objective, generate or project, found {job.Mode}."),
            };
        }
        catch (JobFailedException e)
        {
            return new JobFailed(e.Kind, e.Message);
        }
        catch (Exception e) when (TorchFailure.IsOutOfMemory(e))
        {
            return new JobFailed(FailureKind.OutOfMemory, e.Message);
        }
        catch (IOException e) when (DiskFailure.IsFull(e))
        {
            return new JobFailed(FailureKind.DiskFull, e.Message);
        }
#pragma warning disable CA1031 // The top of a job: whatever else goes wrong ends this job with its reason, never the protocol.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new JobFailed(FailureKind.Internal, e.ToString());
        }
    }

    // Kept out of Run, so that an analytic job never makes the runtime look for torch.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WorkerReport Train(TrainingJob job, JobPlace place, JobControl control, Action<WorkerReport> tell, TimeProvider time) =>
        new TrainingRun(job, place, control, tell, time).Run();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WorkerReport Evaluate(TrainingJob job, JobPlace place, JobControl control, Action<WorkerReport> tell, TimeProvider time) =>
        EvaluationRun.Run(job, place, control, tell, time);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WorkerReport Predict(TrainingJob job, JobPlace place, JobControl control, Action<WorkerReport> tell, TimeProvider time) =>
        PredictionRun.Run(job, place, control, tell, time);

    private static void Check(TrainingJob job, JobPlace place)
    {
        if (job.Epochs < 1)
            throw JobFailedException.BadInput($"Expected at least 1 epoch, found {job.Epochs}.");
        if (!double.IsFinite(job.SecondsPerEpoch) || job.SecondsPerEpoch is < 0 or > 86400)
            throw JobFailedException.BadInput($"Expected 0 to 86400 seconds an epoch, found {job.SecondsPerEpoch}.");
        if (job.Fault is not null && job.Mode != JobMode.Objective)
            throw JobFailedException.BadInput("Faults are injected into analytic objectives only.");
        if (place.Threads < 1)
            throw JobFailedException.BadInput($"Expected at least 1 thread, found {place.Threads}.");
        if (!Directory.Exists(place.Folder))
            throw JobFailedException.BadInput($"Expected an existing folder for the job, found none at {place.Folder}.");
    }
}
