namespace Cluster.Web.Live;

/// <summary>
/// Keeps one page's picture of something true: reads a snapshot, takes what is published, reads again after a gap or a silence, and draws the page at
/// most ten times a second, and not at all while its tab is hidden. A tab that is shown again is drawn at once with the newest state.
/// </summary>
public abstract partial class LiveSession<T> : IAsyncDisposable
{
    private readonly LiveSubscription<T> _subscription;
    private readonly LiveViewer _viewer;
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _woken = NewSignal();
    private Task<bool>? _arrival;
    private Task _run = Task.CompletedTask;
    private long _readAt;
    private bool _isOutdated = true;
    private volatile bool _isAsked;

    /// <summary>Listens.</summary>
    protected LiveSession(string what, LiveSubscription<T> subscription, LiveViewer viewer) =>
        (What, _subscription, _viewer) = (what, subscription, viewer);

    /// <summary>How far the picture can be trusted.</summary>
    public LiveState State { get; private set; } = LiveState.Loading;

    /// <summary>When it was last known to be true.</summary>
    public DateTimeOffset? AsOf { get; private set; }

    /// <summary>Why it could not be read, until it is read again.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>What is shown: an id, or words for the log.</summary>
    protected string What { get; }

    /// <summary>Whether there is nothing more to follow: what was asked for does not exist.</summary>
    protected virtual bool IsOver => false;

    /// <summary>Whether the picture fits together; if not, something was missed that was never published.</summary>
    protected virtual bool AddsUp => true;

    /// <summary>How long silence is believed.</summary>
    protected virtual TimeSpan Patience => LiveTiming.Silence;

    /// <summary>After how long the snapshot is read again although messages arrive.</summary>
    protected virtual TimeSpan MaxAge => TimeSpan.MaxValue;

    /// <summary>Starts the loop.</summary>
    public void Start()
    {
        _viewer.Visibility.Changed += Wake;
        _run = Task.Run(Run);
    }

    /// <summary>Reads again at once, such as after a command of this page.</summary>
    public void Refresh()
    {
        _isAsked = true;
        Wake();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        _viewer.Visibility.Changed -= Wake;
        await _stop.CancelAsync();
        _subscription.Dispose();
        await _run;
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads the snapshot; what it throws is told and tried again.</summary>
    protected abstract Task Read(CancellationToken cancellation);

    /// <summary>Takes a message over, or leaves it if it is old; false if something before it was missed.</summary>
    protected abstract bool Take(T message);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Wake() => Volatile.Read(ref _woken).TrySetResult();

    private async Task Run()
    {
        try
        {
            await Reload();
            // Drawn even in a tab that nobody sees: its title is read there.
            await _viewer.Draw();
            while (!IsOver)
            {
                await Task.WhenAny(Task.Delay(LiveTiming.Frame, _viewer.Time, _stop.Token), Volatile.Read(ref _woken).Task);
                var isSilent = !await Arrives();
                Drain();
                if (_isAsked || isSilent || _viewer.Time.GetElapsedTime(_readAt) >= (_isOutdated ? LiveTiming.Retry : MaxAge))
                    await Reload();
                if (!_viewer.Visibility.IsHidden)
                    await _viewer.Draw();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The page has left.
        }
    }

    /// <summary>Waits for a message or for being woken; false after a silence that is too long.</summary>
    private async Task<bool> Arrives()
    {
        _stop.Token.ThrowIfCancellationRequested();
        _arrival ??= _subscription.Messages.WaitToReadAsync(_stop.Token).AsTask();
        try
        {
            await Task.WhenAny(_arrival, Volatile.Read(ref _woken).Task).WaitAsync(_isOutdated ? LiveTiming.Retry : Patience, _viewer.Time, _stop.Token);
        }
        catch (TimeoutException)
        {
            return false;
        }

        // Whatever was changed before the old signal is looked at after this.
        if (_woken.Task.IsCompleted)
            Interlocked.Exchange(ref _woken, NewSignal());
        if (_arrival.IsCompleted)
            _arrival = null;
        return true;
    }

    private void Drain()
    {
        var hasRead = false;
        while (_subscription.Messages.TryRead(out var message))
            (hasRead, _isOutdated) = (true, !Take(message) || _isOutdated);
        _isOutdated |= !AddsUp;
        if (!hasRead)
            return;
        if (_isOutdated)
            State = State == LiveState.Loading ? State : LiveState.Behind;
        else
            (State, AsOf) = (LiveState.Live, _viewer.Time.GetUtcNow());
    }

    private async Task Reload()
    {
        _isAsked = false;
        _readAt = _viewer.Time.GetTimestamp();
        try
        {
            await Read(_stop.Token);
            (State, AsOf, Fault, _isOutdated) = (LiveState.Live, _viewer.Time.GetUtcNow(), null, false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            // A database or silo in trouble: the page keeps what it has, says so, and tries again.
            (State, Fault, _isOutdated) = (LiveState.Reconnecting, fault, true);
            ReadFailed(_viewer.Logger, What, fault);
        }
    }
}
