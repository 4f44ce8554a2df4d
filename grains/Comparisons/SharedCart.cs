using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;
using Npgsql;

namespace Cluster.Grains.Comparisons;

/// <summary>What a cart and a saved comparison have in common: one owner who commands, state by compare-and-swap, links, and a stream of what it then is.</summary>
internal abstract partial class SharedCart(
    string stateName, PostgresGrainStorage storage, CommandTable commands, IdSequence ids, ComparisonTable table, IDatasetQueries signals, TimeProvider time, ILogger logger) : Grain
{
    private StoredState<CartState>? _stored;

    protected string Id => this.GetPrimaryKeyString();

    protected CartState State => _stored!.Value;

    protected bool Exists => _stored!.Exists;

    protected abstract string Owner { get; }

    protected ComparisonTable Table { get; } = table;

    protected TimeProvider Time { get; } = time;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stored = new(storage, this.GetGrainId(), stateName);
        await _stored.Read();
    }

    public Task<ShareLink> Share(CommandContext context, ShareSpec spec, CancellationToken cancellation) =>
        Command(context, $"{Id} share {StateJson.Write(spec)}", StateJson.Read<ShareLink>, async () =>
        {
            RequireSaved();
            if (spec.Digest.Length != 64 || !spec.Digest.All(char.IsAsciiHexDigit))
                throw new CommandRefusedException($"digest: found {spec.Digest.Length} characters, expected the SHA-256 of a token in 64 hex digits.");
            ComparisonCommands.CheckView(spec.View);
            // In microseconds, as PostgreSQL keeps it: the answer is what is read later.
            var now = new DateTimeOffset(Time.GetUtcNow().Ticks / 10 * 10, TimeSpan.Zero);
            var link = new ShareLink(await ids.NextId("link", cancellation), Id, State.Name, Owner, spec.View, now, RevokedAt: null);
            return new(
                State with { Links = State.Links + 1 }, _ => StateJson.Write(link),
                (connection, _) => ComparisonWrites.InsertLink(connection, link, spec.Digest, CancellationToken.None));
        });

    public Task<CartView> Revoke(CommandContext context, string link, CancellationToken cancellation) =>
        Command(context, $"{Id} revoke {link}", StateJson.Read<CartView>, async () =>
        {
            RequireSaved();
            var found = await Table.Link(link, cancellation);
            if (found is null || found.Target != Id)
                throw new CommandRefusedException($"There is no {link} to {Id}.", RefusalKind.NotFound);
            var ended = found.RevokedAt is null ? 1 : 0;
            return new(
                State with { Links = Math.Max(0, State.Links - ended) }, StateJson.Write,
                (connection, _) => ComparisonWrites.Revoke(connection, link, Time.GetUtcNow(), CancellationToken.None));
        });

    /// <summary>Refuses where there is nothing, or nothing any more, to command.</summary>
    protected virtual void RequireSaved()
    {
    }

    protected async Task<SignalRow> Signal(string signal, CancellationToken cancellation) => await signals.Signal(signal, cancellation)
        ?? throw new CommandRefusedException($"There is no signal '{signal}'; expected an id such as signal-12.", RefusalKind.NotFound);

    protected CartView View(CartState state) =>
        new(Id, Owner, state.Name, state.Signals, state.View, state.Cleared.Count, state.Links, state.ChangedAt, state.Version);

    /// <summary>Answers a command that was carried out before, or decides, commits state, rows and command at once, and publishes.</summary>
    protected async Task<T> Command<T>(CommandContext context, string body, Func<string, T> read, Func<Task<CartChange>> decide)
    {
        if (await commands.Answer(context, body, CancellationToken.None) is { } answered)
            return read(answered);
        if (context.User != Owner)
            throw new CommandRefusedException($"{Id} belongs to {Owner}; {context.User} may look at it.", RefusalKind.Conflict);
        var change = await decide();
        var next = change.Next with { Version = State.Version + 1, ChangedAt = Time.GetUtcNow() };
        var view = View(next);
        var answer = change.Answer(view);
        try
        {
            await _stored!.Commit(
                next,
                async (connection, etag) =>
                {
                    if (change.Rows is not null)
                        await change.Rows(connection, etag);
                    await WriteRow(connection, view, next.IsDeleted, etag);
                    await CommandTable.Save(connection, context, body, answer, CancellationToken.None);
                },
                CancellationToken.None);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        _ = Publish(view);
        return read(answer);
    }

    /// <summary>The row that lists read, in the transaction of the state.</summary>
    protected virtual Task WriteRow(NpgsqlConnection connection, CartView view, bool isDeleted, long etag) => Task.CompletedTask;

    /// <summary>Not waited for: a page that misses it reads the cart itself a little later.</summary>
    private async Task Publish(CartView view)
    {
        try
        {
            await this.GetStreamProvider(CampaignStreams.Provider).GetStream<CartView>(StreamId.Create(ComparisonStreams.Carts, Id)).OnNextAsync(view);
        }
        catch (Exception e)
        {
            LogUnpublished(logger, Id, e);
        }
    }
}
