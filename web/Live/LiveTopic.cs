using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

/// <summary>One key of a hub: its listeners, its subscription, and the watchdog that renews it.</summary>
internal sealed partial class LiveTopic<T> : IAsyncDisposable
{
    private const int MessagesKept = 256;
    private readonly string _key;
    private readonly ILiveSource<T> _source;
    private readonly Func<T, bool> _isLast;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;
    private Channel<T>[] _listeners = [];
    private long _heardAt;
    private volatile bool _owesMessages = true;

    public LiveTopic(string key, ILiveSource<T> source, Func<T, bool> isLast, TimeProvider time, ILogger logger)
    {
        (_key, _source, _isLast, _time, _logger) = (key, source, isLast, time, logger);
        _heardAt = time.GetTimestamp();
        _run = Task.Run(Run);
    }

    /// <summary>Adds a listener; call under the hub's lock.</summary>
    public Channel<T> Join()
    {
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(MessagesKept) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners = [.. _listeners, channel];
        return channel;
    }

    /// <summary>Removes a listener and says how many are left; call under the hub's lock.</summary>
    public int Leave(Channel<T> channel)
    {
        _listeners = [.. _listeners.Where(other => !ReferenceEquals(other, channel))];
        channel.Writer.TryComplete();
        return _listeners.Length;
    }

    /// <summary>Ends the subscription.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    private Task Deliver(T message)
    {
        Volatile.Write(ref _heardAt, _time.GetTimestamp());
        _owesMessages = !_isLast(message);
        foreach (var listener in Volatile.Read(ref _listeners))
            listener.Writer.TryWrite(message);
        return Task.CompletedTask;
    }

    private async Task Run()
    {
        IAsyncDisposable? current = null;
        var patience = LiveTiming.Silence;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                // The new one first: leaving a dead silo's stream may take as long as a response timeout, and a message heard twice does no harm.
                var next = await _source.Subscribe(_key, Deliver, _stop.Token);
                await Release(current);
                current = next;
                var heardBefore = Volatile.Read(ref _heardAt);
                await UntilSilent(patience);
                patience = Volatile.Read(ref _heardAt) == heardBefore ? Longer(patience) : LiveTiming.Silence;
                Silent(_logger, _key);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                // Whatever a cluster in trouble throws: the topic tries again as long as somebody listens.
                SubscribeFailed(_logger, _key, fault);
                await Pause(LiveTiming.Retry);
            }
        }

        await Release(current);
    }

    private async Task UntilSilent(TimeSpan patience)
    {
        var since = _time.GetTimestamp();
        while (true)
        {
            await Task.Delay(LiveTiming.Retry, _time, _stop.Token);
            var last = Math.Max(since, Volatile.Read(ref _heardAt));
            if (_time.GetElapsedTime(last) >= (_owesMessages ? patience : LiveTiming.LongSilence))
                return;
        }
    }

    private async Task Release(IAsyncDisposable? subscription)
    {
        if (subscription is null)
            return;
        try
        {
            await subscription.DisposeAsync();
        }
        catch (Exception fault)
        {
            // The silo that knew the subscription may be gone; the stream forgets a client that no longer answers.
            UnsubscribeFailed(_logger, _key, fault);
        }
    }

    private async Task Pause(TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, _time, _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The loop sees it.
        }
    }

    private static TimeSpan Longer(TimeSpan patience) =>
        patience * 2 < LiveTiming.LongSilence ? patience * 2 : LiveTiming.LongSilence;
}
