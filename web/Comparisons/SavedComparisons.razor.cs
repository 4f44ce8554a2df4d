using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Cluster.Web.Comparisons;

/// <summary>Named comparisons: stored with their view, loaded into the cart, renamed, shared, deleted.</summary>
public sealed partial class SavedComparisons
{
    private const int Rows = 10;
    private string _name = "";
    private string? _fault;
    private string? _said;
    private int _page;
    private Page<CartView>? _saved;

    /// <summary>The cart.</summary>
    [Parameter, EditorRequired]
    public CartView Cart { get; set; } = default!;

    /// <summary>The query string of what is shown.</summary>
    [Parameter]
    public string Address { get; set; } = "";

    [Inject]
    private IComparisonQueries Comparisons { get; set; } = default!;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    [Inject]
    private MyCart Mine { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private AuthenticationStateProvider Authentication { get; set; } = default!;

    private Task Opened() => _saved is null ? Do(Read) : Task.CompletedTask;

    private Task Turn(int step)
    {
        _page += step;
        return Do(Read);
    }

    private async Task Read()
    {
        var user = (await Authentication.GetAuthenticationStateAsync()).User.Identity?.Name ?? "";
        _saved = await Calls.Read(token => Comparisons.Saved(user, null, _page * Rows, Rows, token));
    }

    private Task Save() => Do(async () =>
    {
        if (string.IsNullOrWhiteSpace(_name))
            throw new CommandRefusedException("A saved comparison needs a name.");
        var spec = new ComparisonSpec(_name, [.. Cart.Signals.Select(row => row.Id)], Address);
        var id = await Calls.Command(
            Roles.Viewer, Guid.NewGuid(), (context, token) => Grains.GetGrain<IComparisonRegistryGrain>(IComparisonRegistryGrain.Key).Save(context, spec, token));
        (_said, _name, _page) = ($"Saved as {id}.", "", 0);
        await Read();
    });

    private Task Load(CartView saved) => Do(async () =>
    {
        string[] ids = [.. saved.Signals.Select(row => row.Id)];
        await Mine.Command((cart, context, token) => cart.Load(context, ids, token));
        _said = $"{saved.Name} is in your cart.";
        Navigation.NavigateTo(saved.View.Length == 0 ? "/signal-comparison" : $"/signal-comparison?{saved.View}");
    });

    private Task Delete(CartView saved) => Do(async () =>
    {
        await Calls.Command(Roles.Viewer, Guid.NewGuid(), Grains.GetGrain<IComparisonGrain>(saved.Id).Delete);
        _said = $"{saved.Name} was deleted.";
        await Read();
    });

    private async Task Do(Func<Task> what)
    {
        (_fault, _said) = (null, null);
        try
        {
            await what();
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _fault = fault.Message;
        }
    }
}
