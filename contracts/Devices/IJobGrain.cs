namespace Cluster.Contracts.Devices;

/// <summary>The owner of one job's state transitions: a trial, an evaluation, a prediction, a generation or a projection.</summary>
[Alias("Devices.IJobGrain")]
public interface IJobGrain : IGrainWithStringKey
{
    /// <summary>The worker has ended; false if the fence is old and nothing was recorded.</summary>
    [Alias("End")]
    Task<bool> End(JobEnd end, CancellationToken cancellation);

    /// <summary>The lease was lost (dead silo, expired, refused): back to the queue, or to what was desired, unless it has been lost too often.</summary>
    [Alias("Lost")]
    Task<bool> Lost(long fence, string cause, CancellationToken cancellation);
}
