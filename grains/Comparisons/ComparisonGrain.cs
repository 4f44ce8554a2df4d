using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;
using Npgsql;

namespace Cluster.Grains.Comparisons;

/// <summary>Owner of one saved comparison: the signals stay as they were saved, the name may change.</summary>
internal sealed class ComparisonGrain(
    PostgresGrainStorage storage,
    CommandTable commands,
    IdSequence ids,
    ComparisonTable table,
    IDatasetQueries signals,
    TimeProvider time,
    ILogger<ComparisonGrain> logger) : SharedCart("comparison", storage, commands, ids, table, signals, time, logger), IComparisonGrain
{
    private string? _creator;

    protected override string Owner => State.Owner ?? _creator ?? throw Missing();

    public async Task<string> Create(CommandContext context, ComparisonSpec spec, CancellationToken cancellation)
    {
        ComparisonCommands.Check(spec);
        _creator = context.User;
        return await Command(context, ComparisonCommands.Save(spec), answer => answer, async () =>
        {
            if (Exists)
                throw new CommandRefusedException($"{Id} exists already.", RefusalKind.Conflict);
            var rows = new List<SignalRow>();
            foreach (var signal in spec.Signals)
                rows.Add(await Signal(signal, cancellation));
            return new(new CartState { Name = spec.Name.Trim(), Owner = context.User, Signals = rows, View = spec.View }, _ => Id);
        });
    }

    public Task<CartView> Get(CancellationToken cancellation)
    {
        RequireSaved();
        return Task.FromResult(View(State));
    }

    public Task<CartView> Rename(CommandContext context, string name, CancellationToken cancellation)
    {
        ComparisonCommands.CheckName(name);
        return Command(context, $"{Id} rename {name}", StateJson.Read<CartView>, () =>
        {
            RequireSaved();
            return Task.FromResult(new CartChange(State with { Name = name.Trim() }, StateJson.Write));
        });
    }

    public Task<CartView> Delete(CommandContext context, CancellationToken cancellation) => Command(context, $"{Id} delete", StateJson.Read<CartView>, () =>
    {
        RequireSaved();
        return Task.FromResult(new CartChange(
            State with { IsDeleted = true, Links = 0 }, StateJson.Write,
            (connection, _) => ComparisonWrites.RevokeAll(connection, Id, Time.GetUtcNow(), CancellationToken.None)));
    });

    protected override void RequireSaved()
    {
        if (!Exists || State.IsDeleted)
            throw Missing();
    }

    protected override Task WriteRow(NpgsqlConnection connection, CartView view, bool isDeleted, long etag) => isDeleted
        ? ComparisonWrites.Delete(connection, Id, CancellationToken.None)
        : ComparisonWrites.Upsert(connection, view, etag, CancellationToken.None);

    private CommandRefusedException Missing() => new($"There is no saved comparison {Id}.", RefusalKind.NotFound);
}
