using Cluster.Contracts.Comparisons;

namespace Cluster.Grains.Comparisons;

/// <summary>Open pages with the time of their last sign of life; at most <see cref="Most"/>, of which the newest are kept.</summary>
internal sealed class Visitors(string id, TimeProvider time)
{
    private const int Most = 100;
    private readonly List<(Visitor Visitor, long SeenAt)> _here = [];
    private PresenceView _view = new(id, [], time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Everybody who is here.</summary>
    public PresenceView View => _view;

    /// <summary>Takes a sign of life; whether that changed what others see.</summary>
    public bool Here(Visitor visitor)
    {
        var index = _here.FindIndex(other => other.Visitor.Session == visitor.Session);
        var isChange = index < 0 || _here[index].Visitor != visitor;
        if (index >= 0)
            _here[index] = (visitor, time.GetTimestamp());
        else
            _here.Add((visitor, time.GetTimestamp()));
        if (_here.Count > Most)
            _here.RemoveAt(0);
        return isChange && Changed();
    }

    /// <summary>Forgets a page; whether it was here.</summary>
    public bool Leave(string session) => _here.RemoveAll(other => other.Visitor.Session == session) > 0 && Changed();

    /// <summary>Forgets pages that were silent for too long; whether there were any.</summary>
    public bool Forget() => _here.RemoveAll(other => time.GetElapsedTime(other.SeenAt) > PresenceView.Patience) > 0 && Changed();

    private bool Changed()
    {
        // Above the clock, so that the next activation, which knows nothing of this one, starts above it.
        _view = new(id, [.. _here.Select(other => other.Visitor)], Math.Max(_view.Version + 1, time.GetUtcNow().ToUnixTimeMilliseconds()));
        return true;
    }
}
