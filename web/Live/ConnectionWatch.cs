using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Cluster.Web.Live;

/// <summary>Whether the browser of this circuit is connected; a circuit outlives a lost connection for a while.</summary>
public sealed class ConnectionWatch : CircuitHandler
{
    private volatile bool _isDown;

    /// <summary>Whether it is.</summary>
    public bool IsUp => !_isDown;

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _isDown = false;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _isDown = true;
        return Task.CompletedTask;
    }
}
