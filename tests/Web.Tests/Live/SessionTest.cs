using Cluster.Web.Live;
using Cluster.Web.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Cluster.Web.Tests.Live;

/// <summary>A session before a page that counts how often it is drawn, on a clock that the test moves.</summary>
public abstract class SessionTest
{
    protected FakeTimeProvider Time { get; } = new(Sample.Start);

    protected LiveViewer Viewer => new(() => Task.CompletedTask, new PageVisibility(), Time, NullLogger.Instance);

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
