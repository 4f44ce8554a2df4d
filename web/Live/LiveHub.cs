using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

/// <summary>
/// Fans streams out to the circuits of this process: one subscription a key while anybody listens, bounded channels that drop their
/// oldest message when a circuit is slow, and a new subscription when a source that owes heartbeats falls silent.
/// </summary>
public class LiveHub<T>(ILiveSource<T> source, Func<T, bool> isLast, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LiveTopic<T>> _topics = new(StringComparer.Ordinal);
    private readonly HashSet<Task> _closing = [];

    /// <summary>How many keys are subscribed to at this moment.</summary>
    public int TopicCount
    {
        get
        {
            lock (_gate)
                return _topics.Count;
        }
    }

    /// <summary>Starts to listen; dispose the subscription to stop.</summary>
    public LiveSubscription<T> Open(string key)
    {
        lock (_gate)
        {
            if (!_topics.TryGetValue(key, out var topic))
            {
                topic = new LiveTopic<T>(key, source, isLast, time, logger);
                _topics.Add(key, topic);
            }

            var channel = topic.Join();
            return new LiveSubscription<T>(channel.Reader, () => Close(key, topic, channel));
        }
    }

    /// <summary>Messages of a key until cancelled; a slow reader loses the oldest ones.</summary>
    public async IAsyncEnumerable<T> Subscribe(string key, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var subscription = Open(key);
        await foreach (var message in subscription.Messages.ReadAllAsync(cancellation))
            yield return message;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task[] closing;
        lock (_gate)
        {
            foreach (var topic in _topics.Values)
                _closing.Add(topic.DisposeAsync().AsTask());
            _topics.Clear();
            closing = [.. _closing];
        }

        await Task.WhenAll(closing);
        GC.SuppressFinalize(this);
    }

    private void Close(string key, LiveTopic<T> topic, Channel<T> channel)
    {
        lock (_gate)
        {
            if (topic.Leave(channel) > 0)
                return;
            if (_topics.TryGetValue(key, out var present) && ReferenceEquals(present, topic))
                _topics.Remove(key);
            var stopped = topic.DisposeAsync().AsTask();
            _closing.RemoveWhere(task => task.IsCompleted);
            _closing.Add(stopped);
        }
    }
}
