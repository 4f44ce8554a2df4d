using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Comparisons;

/// <summary>What is compared, and for its owner how it is filled, emptied, stored and shown to others.</summary>
public sealed partial class CartPanel
{
    private string _typed = "";
    private string? _typedFault;
    private string? _fault;
    private string? _said;
    private bool _isSharing;

    /// <summary>The cart or saved comparison.</summary>
    [Parameter, EditorRequired]
    public CartView Cart { get; set; } = default!;

    /// <summary>Whether it is the cart of whoever sits here.</summary>
    [Parameter]
    public bool IsMine { get; set; }

    /// <summary>The query string of what is shown.</summary>
    [Parameter]
    public string Address { get; set; } = "";

    [Inject]
    private MyCart Mine { get; set; } = default!;

    private string WhoEdits => (IsMine, Cart.Name) switch
    {
        (true, _) when Cart.Links > 0 => $"Only you can change this cart; whoever has {(Cart.Links == 1 ? "its link" : $"one of its {Cart.Links} links")} looks at it live.",
        (true, _) => "Only you see and change this cart, until you share it.",
        (_, null) => $"Only {Cart.Owner} can change this cart; you look at it live. Copy it to your own cart to change it.",
        _ => $"Saved by {Cart.Owner}, who alone can rename, share or delete it. Copy it to your own cart to change its signals.",
    };

    private void Typed() => _typedFault = null;

    private async Task AddTyped()
    {
        var id = _typed.Trim().ToLowerInvariant();
        if (id.Length > 0 && id.All(char.IsAsciiDigit))
            id = $"signal-{id}";
        if (id.Length == 0)
        {
            _typedFault = "Expected the id of a signal, such as signal-234 or 234.";
            return;
        }

        _typedFault = await Do((cart, context, token) => cart.Add(context, id, token), $"{id} was added.");
        if (_typedFault is null)
            _typed = "";
    }

    private async Task AddRandom() => _typedFault = await Do((cart, context, token) => cart.AddRandom(context, token), "A signal was added.");

    private async Task Remove(string id) => _fault = await Do((cart, context, token) => cart.Remove(context, id, token), $"{id} was removed.");

    private async Task Clear() => _fault = await Do((cart, context, token) => cart.Clear(context, token), "All signals were removed; they can be brought back.");

    private async Task Restore() => _fault = await Do((cart, context, token) => cart.Restore(context, token), "The signals are back.");

    private async Task Copy()
    {
        string[] ids = [.. Cart.Signals.Select(row => row.Id)];
        _fault = await Do((cart, context, token) => cart.Load(context, ids, token), "The signals are in your cart.");
    }

    private async Task<string?> Do(Func<ICartGrain, CommandContext, CancellationToken, Task<CartView>> command, string said)
    {
        (_fault, _said) = (null, null);
        try
        {
            await Mine.Command(command);
            _said = said;
            return null;
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            return fault.Message;
        }
    }
}
