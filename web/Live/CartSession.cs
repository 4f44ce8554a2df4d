using Cluster.Contracts.Comparisons;

namespace Cluster.Web.Live;

/// <summary>
/// A cart or a saved comparison as a page follows it. What reads it answers null once it is not there or not to be seen any more, as behind a revoked link;
/// a change of the number of its links makes it ask again.
/// </summary>
public sealed class CartSession(string id, CartFeed feed, Func<CancellationToken, Task<CartView?>> read, LiveViewer viewer)
    : LiveSession<CartView>(id, feed.Open(id), viewer)
{
    private readonly Lock _gate = new();
    private CartView? _view;

    /// <summary>What is known, or null before it was first read.</summary>
    public CartView? View => _view;

    /// <summary>Whether there is no such thing, or no right to see it, any more.</summary>
    public bool IsMissing { get; private set; }

    /// <inheritdoc/>
    protected override bool IsOver => IsMissing;

    /// <inheritdoc/>
    protected override TimeSpan Patience => LiveTiming.LongSilence;

    /// <summary>Takes over what a command of this page was answered, unless something newer was heard.</summary>
    public void Accept(CartView view)
    {
        lock (_gate)
        {
            if (_view is null || view.Version >= _view.Version)
                _view = view;
        }
    }

    /// <inheritdoc/>
    protected override async Task Read(CancellationToken cancellation)
    {
        var view = await read(cancellation);
        if (view is null)
            (IsMissing, _view) = (true, null);
        else
            Accept(view);
    }

    /// <inheritdoc/>
    protected override bool Take(CartView message)
    {
        if (_view is not { } known)
            return false;
        Accept(message);
        return message.Links == known.Links;
    }
}
