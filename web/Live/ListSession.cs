using Cluster.Contracts;

namespace Cluster.Web.Live;

/// <summary>One page of a list as a browser follows it: rows follow what is published; what enters or leaves the page makes it read again.</summary>
public abstract class ListSession<TMessage, TRow>(
    string what, LiveSubscription<TMessage> subscription, Func<CancellationToken, Task<Page<TRow>>> load, LiveViewer viewer)
    : LiveSession<TMessage>(what, subscription, viewer)
{
    private readonly Dictionary<string, bool> _elsewhere = new(StringComparer.Ordinal);

    /// <summary>The rows, or null before they were first read.</summary>
    public Page<TRow>? Page { get; private set; }

    /// <summary>The row that a message carries.</summary>
    protected abstract TRow RowOf(TMessage message);

    /// <summary>What names a row, and its version.</summary>
    protected abstract (string Id, long Version) KeyOf(TRow row);

    /// <summary>Whether a row belongs to the list, on whichever page.</summary>
    protected abstract bool Belongs(TRow row);

    /// <summary>Rows have no heartbeat of their own: one whose last message was lost among those of others is found by reading again.</summary>
    protected override TimeSpan MaxAge => LiveTiming.LongSilence;

    /// <inheritdoc/>
    protected override async Task Read(CancellationToken cancellation)
    {
        var read = await load(cancellation);
        var known = (Page?.Rows ?? []).ToDictionary(row => KeyOf(row).Id, StringComparer.Ordinal);
        // A snapshot that is older than what was published takes nothing back.
        Page = read with { Rows = [.. read.Rows.Select(row => known.GetValueOrDefault(KeyOf(row).Id) is { } other && KeyOf(other).Version > KeyOf(row).Version ? other : row)] };
        foreach (var row in Page.Rows)
            _elsewhere.Remove(KeyOf(row).Id);
    }

    /// <inheritdoc/>
    protected override bool Take(TMessage message)
    {
        if (Page is not { } page)
            return false;
        var row = RowOf(message);
        var (id, version) = KeyOf(row);
        var place = page.Rows.ToList().FindIndex(other => KeyOf(other).Id == id);
        if (place < 0)
        {
            // A row that is known to be on another page, or not in the list, moves no row of this one; one that is new or changes sides may.
            var isKnown = _elsewhere.TryGetValue(id, out var belonged) && belonged == Belongs(row);
            _elsewhere[id] = Belongs(row);
            return isKnown;
        }

        if (!Belongs(row))
            return false;
        if (version >= KeyOf(page.Rows[place]).Version)
            Page = page with { Rows = [.. page.Rows.Take(place), row, .. page.Rows.Skip(place + 1)] };
        return true;
    }
}
