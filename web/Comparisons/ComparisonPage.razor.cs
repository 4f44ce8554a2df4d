using Cluster.Contracts.Comparisons;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Cluster.Web.Plots;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace Cluster.Web.Comparisons;

/// <summary>One's own cart, or what a link shows, compared: who else is here, and what is seen stands in the address.</summary>
public sealed partial class ComparisonPage : IAsyncDisposable
{
    private readonly string _session = Guid.NewGuid().ToString("N");
    private string? _opened;
    private bool _isFollowing;
    private ViewState _view = ViewState.Initial;
    private CartSession? _shared;
    private PresenceSession? _people;
    private string? _followed;
    private string? _closed;
    private bool _isRevoked;
    private string? _me;
    private string[] _ids = [];
    private bool _isGone;
    private Exception? _trouble;

    /// <summary>Token of a share link; none for one's own cart.</summary>
    [Parameter]
    public string? Token { get; set; }

    [Inject]
    private MyCart Mine { get; set; } = default!;

    [Inject]
    private SharedCarts Shared { get; set; } = default!;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private CartFeed Carts { get; set; } = default!;

    [Inject]
    private PresenceFeed Presences { get; set; } = default!;

    [Inject]
    private ConnectionWatch Connection { get; set; } = default!;

    [Inject]
    private LiveViewers Viewers { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private AuthenticationStateProvider Authentication { get; set; } = default!;

    private CartView? View => Token is null ? Mine.Cart : _shared?.View;

    private IReadOnlyList<string> Ids
    {
        get
        {
            // The same list while the signals are the same, so that nobody takes it for another question.
            if (!_ids.SequenceEqual(View!.Signals.Select(row => row.Id)))
                _ids = [.. View.Signals.Select(row => row.Id)];
            return _ids;
        }
    }

    /// <summary>What is exported as a difference: the pair that is shown, if one is.</summary>
    private DifferenceQuery? Pair => _view.Mode == ViewMode.Difference && _view.Pair(Ids) is var (a, b) ? new(a, b, _view.Alignment, _view.High, _view.Medium) : null;

    private bool IsMine => Token is null;

    private LiveState State => Token is null ? Mine.State : _shared?.State ?? LiveState.Loading;

    private Exception? Fault => Token is null ? Mine.Fault : _shared?.Fault;

    /// <summary>Where the pointer is; nobody is asked while there is nobody to be told.</summary>
    private EventCallback<PlotPoint?> Pointing => _people?.Others.Any() is true ? EventCallback.Factory.Create<PlotPoint?>(this, Point) : default;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        Mine.Changed -= Redraw;
        Navigation.LocationChanged -= Moved;
        if (_people is not null)
            await _people.DisposeAsync();
        if (_shared is not null)
            await _shared.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _me = (await Authentication.GetAuthenticationStateAsync()).User.Identity?.Name ?? "";
        Mine.Changed += Redraw;
        Navigation.LocationChanged += Moved;
        _view = ViewState.Parse(new Uri(Navigation.Uri).Query);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_me is null || _opened == (Token ?? ""))
            return;
        _opened = Token ?? "";
        await Close();
        await Mine.Follow();
        var id = Token is null ? ICartGrain.KeyOf(_me) : await Open(Token);
        if (id is null || _isGone)
            return;
        var visitor = new Visitor(_session, _me, _view.ToQuery());
        _people = new PresenceSession(id, visitor, Presences, Grains.GetGrain<IPresenceGrain>(id), Connection, Viewers.Of(() => InvokeAsync(Heard)));
        _people.Start();
    }

    private async Task Close()
    {
        (_closed, _isRevoked, _followed, _trouble) = (null, false, null, null);
        var (people, shared) = (_people, _shared);
        (_people, _shared) = (null, null);
        if (people is not null)
            await people.DisposeAsync();
        if (shared is not null)
            await shared.DisposeAsync();
    }

    /// <summary>Follows what a link shows; the id of that, or null if it shows nothing.</summary>
    private async Task<string?> Open(string token)
    {
        try
        {
            var opened = await Look(token, CancellationToken.None);
            if (opened is null)
                return null;
            if (_view == ViewState.Initial && opened.Link!.View.Length > 0)
                _view = ViewState.Parse(opened.Link.View);
            var session = new CartSession(opened.Cart!.Id, Carts, async stop => (await Look(token, stop))?.Cart, Viewers.Of(() => InvokeAsync(StateHasChanged)));
            session.Accept(opened.Cart);
            session.Start();
            _shared = session;
            return opened.Cart.Id;
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            (_trouble, _opened) = (fault, null);
            return null;
        }
    }

    private async Task<OpenedLink?> Look(string token, CancellationToken cancellation)
    {
        var opened = await Shared.Open(token, cancellation);
        (_closed, _isRevoked) = (opened.Reason, opened.Link?.RevokedAt is not null);
        return opened.Cart is null ? null : opened;
    }

    private void Redraw() => _ = InvokeAsync(StateHasChanged);

    private void Moved(object? sender, LocationChangedEventArgs args)
    {
        var address = new Uri(args.Location);
        var view = ViewState.Parse(address.Query);
        if (view == _view || !address.AbsolutePath.StartsWith("/signal-comparison", StringComparison.Ordinal))
            return;
        _view = view;
        Tell();
        Redraw();
    }

    /// <summary>What a person here chose: it goes into the address and to whoever follows; they follow nobody any more.</summary>
    private void Show(ViewState view)
    {
        if (!_isFollowing)
            _followed = null;
        Apply(view);
    }

    private void Apply(ViewState view)
    {
        if (view == _view)
            return;
        _view = view;
        Tell();
        var query = view.ToQuery();
        var path = new Uri(Navigation.Uri).AbsolutePath;
        Navigation.NavigateTo(query.Length == 0 ? path : $"{path}?{query}", new NavigationOptions { ReplaceHistoryEntry = true });
    }

    private void ZoomTime(PlotRange? range) => Show(_view with { Time = range });

    private void ZoomFrequency(PlotRange? range) => Show(_view with { Frequency = range });

    private void Point(PlotPoint? at) => _people?.Show(_people.Me with { Cursor = at });

    private void Tell() => _people?.Show(_people.Me with { View = _view.ToQuery() });

    private void Follow(string? session)
    {
        _followed = session;
        Heard();
    }

    private void Heard()
    {
        if (_followed is not null)
        {
            if (_people?.Others.FirstOrDefault(visitor => visitor.Session == _followed) is not { } leader)
                _followed = null;
            else
                Mirror(leader);
        }

        StateHasChanged();
    }

    private void Mirror(Visitor leader)
    {
        _isFollowing = true;
        Apply(ViewState.Parse(leader.View));
        _isFollowing = false;
    }
}
