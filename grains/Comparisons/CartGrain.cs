using Cluster.Compute.Statistics;
using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Comparisons;

/// <summary>Owner of a user's cart. It refuses what would not fit, so that no page has to.</summary>
internal sealed class CartGrain(
    PostgresGrainStorage storage,
    CommandTable commands,
    IdSequence ids,
    ComparisonTable table,
    IDatasetQueries signals,
    TimeProvider time,
    ILogger<CartGrain> logger) : SharedCart("cart", storage, commands, ids, table, signals, time, logger), ICartGrain
{
    private const string Prefix = "cart-";

    protected override string Owner => Id.StartsWith(Prefix, StringComparison.Ordinal) && Id.Length > Prefix.Length
        ? Id[Prefix.Length..]
        : throw new CommandRefusedException($"Found cart '{Id}', expected cart-<user>.");

    public Task<CartView> Get(CancellationToken cancellation) => Task.FromResult(View(State));

    public Task<CartView> Add(CommandContext context, string signal, CancellationToken cancellation) => Change(context, $"add {signal}", async () =>
    {
        if (State.Signals.Any(row => row.Id == signal))
            throw new CommandRefusedException($"{signal} is in the comparison already.", RefusalKind.Conflict);
        RequireRoom();
        return State with { Signals = [.. State.Signals, await Signal(signal, cancellation)] };
    });

    public Task<CartView> AddRandom(CommandContext context, CancellationToken cancellation) => Change(context, "add random", async () =>
    {
        RequireRoom();
        var draw = new CounterRandom(BitConverter.ToUInt64(context.CommandId.ToByteArray())).NextDouble();
        var row = await Table.SignalAt(draw, [.. State.Signals.Select(kept => kept.Id)], cancellation)
            ?? throw new CommandRefusedException("There is no further signal to add; import or generate a dataset.", RefusalKind.NotFound);
        return State with { Signals = [.. State.Signals, row] };
    });

    public Task<CartView> Remove(CommandContext context, string signal, CancellationToken cancellation) => Change(context, $"remove {signal}", () =>
    {
        if (State.Signals.All(row => row.Id != signal))
            throw new CommandRefusedException($"{signal} is not in the comparison.", RefusalKind.NotFound);
        return Task.FromResult(State with { Signals = [.. State.Signals.Where(row => row.Id != signal)] });
    });

    public Task<CartView> Clear(CommandContext context, CancellationToken cancellation) => Change(context, "clear", () =>
    {
        if (State.Signals.Count == 0)
            throw new CommandRefusedException("The comparison is empty already.", RefusalKind.Conflict);
        return Task.FromResult(State with { Signals = [], Cleared = State.Signals });
    });

    public Task<CartView> Restore(CommandContext context, CancellationToken cancellation) => Change(context, "restore", () =>
    {
        if (State.Cleared.Count == 0)
            throw new CommandRefusedException("There is nothing to bring back.", RefusalKind.Conflict);
        SignalRow[] all = [.. State.Cleared, .. State.Signals.Where(row => State.Cleared.All(former => former.Id != row.Id))];
        if (all.Length > CartView.Capacity)
        {
            throw new CommandRefusedException(
                $"{State.Cleared.Count} cleared and {State.Signals.Count} present signals are {all.Length}; a comparison holds {CartView.Capacity}: remove {all.Length - CartView.Capacity} first.",
                RefusalKind.Conflict);
        }

        return Task.FromResult(State with { Signals = all, Cleared = [] });
    });

    public Task<CartView> Load(CommandContext context, IReadOnlyList<string> signals, CancellationToken cancellation) =>
        Change(context, $"load {StateJson.Write(signals)}", async () =>
        {
            ComparisonCommands.CheckSignals(signals);
            var rows = new List<SignalRow>();
            foreach (var signal in signals)
                rows.Add(await Signal(signal, cancellation));
            return State with { Signals = rows, Cleared = State.Signals.Count > 0 ? State.Signals : State.Cleared };
        });

    private Task<CartView> Change(CommandContext context, string name, Func<Task<CartState>> decide) =>
        Command(context, $"{Id} {name}", StateJson.Read<CartView>, async () => new CartChange(await decide(), StateJson.Write));

    private void RequireRoom()
    {
        if (State.Signals.Count >= CartView.Capacity)
        {
            throw new CommandRefusedException(
                $"The comparison holds {CartView.Capacity} signals, as many as it can; remove one to add another.", RefusalKind.Conflict);
        }
    }
}
