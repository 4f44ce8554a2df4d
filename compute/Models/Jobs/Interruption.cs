namespace Cluster.Compute.Models.Jobs;

/// <summary>How a job ends early that begins anew when it is taken up again.</summary>
internal static class Interruption
{
    /// <summary>The end that is asked for, or null while the job may run on; the checkpoint of a pause holds nothing.</summary>
    public static WorkerReport? Of(JobControl control, JobPlace place, TimeProvider time) => control.Request == JobRequest.Pause
        ? new JobPaused(new CheckpointSeries(place, time).Write(0, 0, new Dictionary<string, byte[]>()), 0, 0)
        : control.Stopped();
}
