using Cluster.Contracts.Comparisons;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Microsoft.AspNetCore.Components.Authorization;

namespace Cluster.Web.Comparisons;

/// <summary>The cart of whoever sits before this circuit: followed live, once for all parts of its pages that show it.</summary>
public sealed class MyCart(AuthenticationStateProvider authentication, IGrainFactory grains, CartFeed feed, PageCalls calls, LiveViewers viewers) : IAsyncDisposable
{
    private CartSession? _session;
    private bool _isStarted;

    /// <summary>Raised after each change, on any thread.</summary>
    public event Action? Changed;

    /// <summary>The cart, or null before it was first read.</summary>
    public CartView? Cart => _session?.View;

    /// <summary>How far it can be trusted.</summary>
    public LiveState State => _session?.State ?? LiveState.Loading;

    /// <summary>Why it could not be read, until it is read again.</summary>
    public Exception? Fault => _session?.Fault;

    /// <summary>Begins to follow it; more calls change nothing.</summary>
    public async Task Follow()
    {
        if (_isStarted)
            return;
        _isStarted = true;
        var user = (await authentication.GetAuthenticationStateAsync()).User.Identity?.Name;
        if (user is null)
            return;
        var grain = grains.GetGrain<ICartGrain>(ICartGrain.KeyOf(user));
        _session = new CartSession(ICartGrain.KeyOf(user), feed, async token => await calls.Read(grain.Get), viewers.Of(Tell));
        _session.Start();
    }

    /// <summary>Sends a command to it and shows its answer at once; refusals are thrown.</summary>
    public async Task<CartView> Command(Func<ICartGrain, Contracts.CommandContext, CancellationToken, Task<CartView>> command)
    {
        var view = await calls.Command(
            Roles.Viewer, Guid.NewGuid(), (context, token) => command(grains.GetGrain<ICartGrain>(ICartGrain.KeyOf(context.User)), context, token));
        _session?.Accept(view);
        Changed?.Invoke();
        return view;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
    }

    private Task Tell()
    {
        Changed?.Invoke();
        return Task.CompletedTask;
    }
}
