using Cluster.Contracts.Comparisons;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Everybody who ever gave a sign of life, in memory.</summary>
public sealed class FakePresence(string id) : IPresenceGrain
{
    private PresenceView _view = new(id, [], 0);

    public PresenceView View => _view;

    public Task<PresenceView> Here(Visitor visitor, CancellationToken cancellation)
    {
        _view = new(id, [.. _view.Visitors.Where(other => other.Session != visitor.Session), visitor], _view.Version + 1);
        return Task.FromResult(_view);
    }

    public Task Leave(string session, CancellationToken cancellation)
    {
        _view = new(id, [.. _view.Visitors.Where(other => other.Session != session)], _view.Version + 1);
        return Task.CompletedTask;
    }

    public Task<PresenceView> Get(CancellationToken cancellation) => Task.FromResult(_view);
}
