using System.Threading.Channels;

namespace Cluster.Silo.Devices;

/// <summary>Wakes one loop; set several times before the loop looks, it wakes it once.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _set.Writer.TryWrite(true);

    public async Task Wait(CancellationToken cancellation) => await _set.Reader.ReadAsync(cancellation);

    /// <summary>Waits until it is set or so much time has passed.</summary>
    public async Task Wait(TimeSpan longest, TimeProvider time, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            await Wait(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time has passed.
        }
    }
}
