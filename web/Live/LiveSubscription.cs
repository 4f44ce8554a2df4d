using System.Threading.Channels;

namespace Cluster.Web.Live;

/// <summary>One listener's messages; disposing it leaves the hub.</summary>
public sealed class LiveSubscription<T>(ChannelReader<T> messages, Action close) : IDisposable
{
    private Action? _close = close;

    /// <summary>What has arrived and was not read yet.</summary>
    public ChannelReader<T> Messages { get; } = messages;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _close, null)?.Invoke();
}
