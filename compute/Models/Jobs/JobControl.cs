namespace Cluster.Compute.Models.Jobs;

/// <summary>Requests to a running job, which looks at them between batches; safe for several threads.</summary>
public sealed class JobControl
{
    private readonly object gate = new();
    private JobRequest request;

    /// <summary>The highest request so far.</summary>
    public JobRequest Request
    {
        get
        {
            lock (gate)
                return request;
        }
    }

    /// <summary>Asks the job; a lower request than one already made changes nothing.</summary>
    public void Ask(JobRequest wanted)
    {
        lock (gate)
        {
            if (wanted <= request)
                return;
            request = wanted;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Waits so long, or until something is asked.</summary>
    public void Wait(TimeSpan span)
    {
        lock (gate)
        {
            // Nothing but a request pulses: waking up is either that or the end of the span.
            if (request == JobRequest.Continue)
                Monitor.Wait(gate, span);
        }
    }

    /// <summary>The end of a job that does not write a checkpoint: null while it may run on or is to pause.</summary>
    public JobStopped? Stopped() => Request switch
    {
        JobRequest.Stop => new JobStopped(StopReason.Stopped),
        JobRequest.Prune => new JobStopped(StopReason.Pruned),
        JobRequest.Leave => new JobStopped(StopReason.Deadline),
        _ => null,
    };
}
