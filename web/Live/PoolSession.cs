using Cluster.Contracts.Devices;

namespace Cluster.Web.Live;

/// <summary>The pool as a page follows it: silos, lanes and the queue, published by the scheduler each second.</summary>
public sealed class PoolSession(PoolFeed feed, IGrainFactory grains, LiveViewer viewer)
    : LiveSession<PoolView>(DeviceStreams.MainPool, feed.Open(DeviceStreams.MainPool), viewer)
{
    /// <summary>What is known, or null before the scheduler first answered.</summary>
    public PoolView? Pool { get; private set; }

    /// <inheritdoc/>
    protected override async Task Read(CancellationToken cancellation) =>
        Take(await grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).View(cancellation));

    /// <inheritdoc/>
    protected override bool Take(PoolView message)
    {
        // A scheduler that moved counts its versions anew; the time of the view tells which is later.
        if (Pool is null || message.At >= Pool.At)
            Pool = message;
        return true;
    }
}
