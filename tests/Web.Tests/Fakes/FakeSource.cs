using System.Collections.Concurrent;
using Cluster.Web.Live;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A stream by hand: what is published reaches whoever is subscribed to the key.</summary>
public sealed class FakeSource<T> : ILiveSource<T>
{
    private readonly ConcurrentDictionary<Subscription, string> _subscriptions = new();
    private int _started;
    private int _failuresLeft;

    public int Active(string key) => _subscriptions.Values.Count(other => other == key);

    public int Started => Volatile.Read(ref _started);

    public void FailNext(int times) => _failuresLeft = times;

    public async Task Publish(string key, T message)
    {
        foreach (var (subscription, _) in _subscriptions.Where(pair => pair.Value == key))
            await subscription.OnNext(message);
    }

    /// <summary>What a killed silo does to its subscribers: they hear nothing more and are not told.</summary>
    public void Forget() => _subscriptions.Clear();

    public Task<IAsyncDisposable> Subscribe(string key, Func<T, Task> onNext, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _started);
        if (Interlocked.Decrement(ref _failuresLeft) >= 0)
            throw new TimeoutException("planned");
        var subscription = new Subscription(this, onNext);
        _subscriptions[subscription] = key;
        return Task.FromResult<IAsyncDisposable>(subscription);
    }

    private sealed class Subscription(FakeSource<T> source, Func<T, Task> onNext) : IAsyncDisposable
    {
        public Func<T, Task> OnNext => onNext;

        public ValueTask DisposeAsync()
        {
            source._subscriptions.TryRemove(this, out _);
            return ValueTask.CompletedTask;
        }
    }
}
