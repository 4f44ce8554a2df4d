using Cluster.Contracts.Comparisons;

namespace Cluster.Web.Live;

/// <summary>
/// Who looks at a cart or a saved comparison, and that this page does: each reading of it is a sign of life, owed while the browser is connected. A page that
/// was left says so; one whose browser is gone falls silent and is forgotten.
/// </summary>
public sealed class PresenceSession(string id, Visitor me, PresenceFeed feed, IPresenceGrain grain, ConnectionWatch connection, LiveViewer viewer)
    : LiveSession<PresenceView>(id, feed.Open(id), viewer), IAsyncDisposable
{
    private Visitor _me = me;

    /// <summary>Everybody who is here, this page too; null before it was first read.</summary>
    public PresenceView? View { get; private set; }

    /// <summary>Everybody but this page.</summary>
    public IEnumerable<Visitor> Others => View?.Visitors.Where(visitor => visitor.Session != _me.Session) ?? [];

    /// <summary>This page as others see it.</summary>
    public Visitor Me => _me;

    /// <inheritdoc/>
    protected override TimeSpan Patience => PresenceView.Beat;

    /// <inheritdoc/>
    protected override TimeSpan MaxAge => PresenceView.Beat;

    /// <summary>Tells everybody at once what this page shows now.</summary>
    public void Show(Visitor me)
    {
        if (me == _me)
            return;
        _me = me;
        Refresh();
    }

    /// <summary>Leaves.</summary>
    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        try
        {
            await grain.Leave(_me.Session, CancellationToken.None);
        }
        catch (Exception)
        {
            // A cluster in trouble forgets this page by itself, since it falls silent.
        }
    }

    /// <inheritdoc/>
    protected override async Task Read(CancellationToken cancellation)
    {
        var view = connection.IsUp ? await grain.Here(_me, cancellation) : await grain.Get(cancellation);
        if (View is null || view.Version >= View.Version)
            View = view;
    }

    /// <inheritdoc/>
    protected override bool Take(PresenceView message)
    {
        if (View is null || message.Version > View.Version)
            View = message;
        return true;
    }
}
