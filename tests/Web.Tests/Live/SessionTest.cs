using Cluster.Web.Live;
using Cluster.Web.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Cluster.Web.Tests.Live;

/// <summary>A session before a page, on a clock that the test moves.</summary>
public abstract class SessionTest
{
    private readonly PageVisibility _visibility = new();

    protected FakeTimeProvider Time { get; } = new(Sample.Start);

    protected LiveViewer Viewer => new(() => Task.CompletedTask, _visibility, Time, NullLogger.Instance);

    /// <summary>Wakes the session until something is so; no time passes, so nothing is read for silence.</summary>
    protected async Task Reach(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            _visibility.Set(isHidden: false);
            await Task.Yield();
        }
    }

    /// <summary>Lets time pass until something is so.</summary>
    protected async Task Pass(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }
    }
}
