using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A cart in memory that keeps what it is given and refuses an eleventh signal; what it shared is in Shared.</summary>
public sealed class FakeCart(string owner, FakeComparisons comparisons) : ICartGrain
{
    private CartView _view = new(ICartGrain.KeyOf(owner), owner, null, [], "", 0, 0, Sample.Start, 0);
    private IReadOnlyList<SignalRow> _cleared = [];

    public List<ShareSpec> Shared { get; } = [];

    public static SignalRow Row(string id, double rateHz = 12000, string unit = "g", string label = "inner race") =>
        new(id, new string('c', 64), rateHz, unit, 24000, 1797, "1 hp", "machine 1", "6205", label, "0.007", null, "DE", "x.mat", null);

    public Task<CartView> Get(CancellationToken cancellation) => Task.FromResult(_view);

    public Task<CartView> Add(CommandContext context, string signal, CancellationToken cancellation)
    {
        if (_view.Signals.Count == CartView.Capacity)
            throw new CommandRefusedException("The comparison holds 10 signals, as many as it can; remove one to add another.");
        if (signal == "signal-404")
            throw new CommandRefusedException("There is no signal 'signal-404'; expected an id such as signal-12.", RefusalKind.NotFound);
        return Set([.. _view.Signals, Row(signal)]);
    }

    public Task<CartView> AddRandom(CommandContext context, CancellationToken cancellation) => Add(context, $"signal-{900 + _view.Signals.Count}", cancellation);

    public Task<CartView> Remove(CommandContext context, string signal, CancellationToken cancellation) => Set([.. _view.Signals.Where(row => row.Id != signal)]);

    public Task<CartView> Clear(CommandContext context, CancellationToken cancellation)
    {
        _cleared = _view.Signals;
        return Set([]);
    }

    public Task<CartView> Restore(CommandContext context, CancellationToken cancellation)
    {
        var restored = _cleared;
        _cleared = [];
        return Set([.. restored, .. _view.Signals]);
    }

    public Task<CartView> Load(CommandContext context, IReadOnlyList<string> signals, CancellationToken cancellation) => Set([.. signals.Select(id => Row(id))]);

    public Task<CartView> Set(IReadOnlyList<SignalRow> signals)
    {
        _view = _view with { Signals = signals, Cleared = _cleared.Count, Version = _view.Version + 1 };
        return Task.FromResult(_view);
    }

    public Task<ShareLink> Share(CommandContext context, ShareSpec spec, CancellationToken cancellation)
    {
        Shared.Add(spec);
        var link = new ShareLink($"link-{Shared.Count}", _view.Id, null, owner, spec.View, Sample.Start, null);
        comparisons.ByDigest[spec.Digest] = link;
        _view = _view with { Links = _view.Links + 1, Version = _view.Version + 1 };
        return Task.FromResult(link);
    }

    public Task<CartView> Revoke(CommandContext context, string link, CancellationToken cancellation)
    {
        var (digest, found) = comparisons.ByDigest.First(pair => pair.Value.Id == link);
        comparisons.ByDigest[digest] = found with { RevokedAt = Sample.Start };
        _view = _view with { Links = _view.Links - 1, Version = _view.Version + 1 };
        return Task.FromResult(_view);
    }
}
