using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Comparisons;

[Collection(Postgres.Name)]
public sealed class CartGrainTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly string _user = $"ada-{Guid.NewGuid():N}";
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));
    private GrainCluster _cluster = null!;
    private string[] _signals = [];

    private CancellationToken Token => _patience.Token;

    private ICartGrain Cart => _cluster.Grains.GetGrain<ICartGrain>(ICartGrain.KeyOf(_user));

    public async ValueTask InitializeAsync()
    {
        _cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));
        var dataset = await _cluster.Generate(Token);
        await using var read = postgres.Database.CreateCommand("SELECT array_agg(signal ORDER BY number) FROM dataset_signal WHERE dataset = $1");
        read.Parameters.Add(new() { Value = dataset.Id });
        _signals = (string[])(await read.ExecuteScalarAsync(Token))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _patience.Dispose();
    }

    [Fact]
    public async Task An_eleventh_a_double_and_an_unknown_signal_are_refused_with_a_sentence()
    {
        foreach (var signal in _signals.Take(10))
            await Cart.Add(Me(), signal, Token);

        Assert.Contains("10 signals", await Refusal(() => Cart.Add(Me(), _signals[10], Token)), StringComparison.Ordinal);
        Assert.Contains("10 signals", await Refusal(() => Cart.AddRandom(Me(), Token)), StringComparison.Ordinal);
        Assert.Contains("already", await Refusal(() => Cart.Add(Me(), _signals[3], Token)), StringComparison.Ordinal);
        await Cart.Remove(Me(), _signals[3], Token);
        Assert.Contains("no signal 'signal-0'", await Refusal(() => Cart.Add(Me(), "signal-0", Token)), StringComparison.Ordinal);
        Assert.Contains("not in the comparison", await Refusal(() => Cart.Remove(Me(), _signals[3], Token)), StringComparison.Ordinal);
        Assert.Equal(_signals.Take(10).Where(signal => signal != _signals[3]), Ids(await Cart.Get(Token)));
    }

    [Fact]
    public async Task A_command_sent_twice_acts_once_and_with_another_content_is_refused()
    {
        var command = Me();
        var first = await Cart.Add(command, _signals[0], Token);
        var second = await Cart.Add(command, _signals[0], Token);
        Assert.Equal((1, first.Version), (second.Signals.Count, second.Version));
        Assert.Contains("another content", await Refusal(() => Cart.Add(command, _signals[1], Token)), StringComparison.Ordinal);

        var draw = Me();
        Assert.Equal(Ids(await Cart.AddRandom(draw, Token)), Ids(await Cart.AddRandom(draw, Token)));
    }

    [Fact]
    public async Task Only_its_owner_commands_a_cart()
    {
        Assert.Contains("belongs to", await Refusal(() => Cart.Add(CommandContext.New("bob"), _signals[0], Token)), StringComparison.Ordinal);
        Assert.Empty((await Cart.Get(Token)).Signals);
    }

    [Fact]
    public async Task What_was_cleared_comes_back_before_what_was_added_since_unless_that_is_too_much()
    {
        foreach (var signal in _signals.Take(9))
            await Cart.Add(Me(), signal, Token);
        Assert.Equal(9, (await Cart.Clear(Me(), Token)).Cleared);
        await Cart.Add(Me(), _signals[10], Token);
        await Cart.Add(Me(), _signals[11], Token);
        Assert.Contains("remove 1 first", await Refusal(() => Cart.Restore(Me(), Token)), StringComparison.Ordinal);
        await Cart.Remove(Me(), _signals[11], Token);

        string[] expected = [.. _signals.Take(9), _signals[10]];
        Assert.Equal(expected, Ids(await Cart.Restore(Me(), Token)));
        Assert.Contains("nothing to bring back", await Refusal(() => Cart.Restore(Me(), Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cart_is_the_same_after_its_silo_was_lost()
    {
        await Cart.Add(Me(), _signals[0], Token);
        var before = await Cart.Add(Me(), _signals[1], Token);
        await _cluster.DisposeAsync();
        _cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));

        Assert.Equal(StateJson.Write(before), StateJson.Write(await Cart.Get(Token)));
    }

    [Fact]
    public async Task A_cart_that_another_activation_has_written_is_read_again_and_nothing_of_either_is_lost()
    {
        await Cart.Add(Me(), _signals[0], Token);
        // Another activation elsewhere: it has committed a second signal that this one knows nothing of.
        await using (var other = await GrainCluster.Start(postgres.Database, TimeSpan.FromMinutes(5), _ => { }))
            await other.Grains.GetGrain<ICartGrain>(ICartGrain.KeyOf(_user)).Add(Me(), _signals[1], Token);

        var command = Me();
        await Assert.ThrowsAnyAsync<Exception>(() => Cart.Add(command, _signals[2], Token));
        CartView? after = null;
        while (after is null)
        {
            try
            {
                after = await Cart.Add(command, _signals[2], Token);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The old activation is on its way out.
            }
        }

        Assert.Equal(_signals.Take(3), Ids(after));
    }

    [Fact]
    public async Task Each_change_is_published_with_a_higher_version()
    {
        var heard = await _cluster.Listen<CartView>(ComparisonStreams.Carts, ICartGrain.KeyOf(_user));
        await Cart.Add(Me(), _signals[0], Token);
        await Cart.Clear(Me(), Token);
        var (one, two) = (await heard.ReadAsync(Token), await heard.ReadAsync(Token));
        Assert.Equal((1, 0, one.Version + 1), (one.Signals.Count, two.Signals.Count, two.Version));
    }

    [Fact]
    public async Task A_link_is_known_by_the_hash_of_its_token_until_it_is_revoked()
    {
        var queries = _cluster.Services.GetRequiredService<IComparisonQueries>();
        var digest = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Guid.NewGuid().ToByteArray()));
        var link = await Cart.Share(Me(), new(digest, "mode=overlay"), Token);

        Assert.Equal(StateJson.Write(link), StateJson.Write(await queries.LinkByDigest(digest, Token)));
        Assert.Equal(1, (await Cart.Get(Token)).Links);
        Assert.Null(await queries.LinkByDigest(new string('0', 64), Token));
        Assert.Contains("belongs to", await Refusal(() => Cart.Revoke(CommandContext.New("bob"), link.Id, Token)), StringComparison.Ordinal);

        Assert.Equal(0, (await Cart.Revoke(Me(), link.Id, Token)).Links);
        Assert.Equal(0, (await Cart.Revoke(Me(), link.Id, Token)).Links);
        Assert.NotNull((await queries.LinkByDigest(digest, Token))!.RevokedAt);
        Assert.Equal(link.Id, Assert.Single((await queries.Links(_user, ICartGrain.KeyOf(_user), 0, 10, Token)).Rows).Id);
    }

    [Fact]
    public async Task A_saved_comparison_is_listed_loaded_renamed_and_deleted_with_its_links()
    {
        var registry = _cluster.Grains.GetGrain<IComparisonRegistryGrain>(IComparisonRegistryGrain.Key);
        var queries = _cluster.Services.GetRequiredService<IComparisonQueries>();
        var command = Me();
        var spec = new ComparisonSpec("Whirl, three machines", [_signals[2], _signals[0]], "mode=difference");
        var id = await registry.Save(command, spec, Token);
        Assert.Equal(id, await registry.Save(command, spec, Token));

        var saved = Assert.Single((await queries.Saved(_user, "whirl", 0, 10, Token)).Rows);
        Assert.Equal((id, "Whirl, three machines", "mode=difference"), (saved.Id, saved.Name, saved.View));
        Assert.Empty((await queries.Saved("bob", null, 0, 10, Token)).Rows);
        Assert.Equal(spec.Signals, Ids(await Cart.Load(Me(), Ids(saved), Token)));

        var grain = _cluster.Grains.GetGrain<IComparisonGrain>(id);
        Assert.Equal("Whirl", (await grain.Rename(Me(), "Whirl", Token)).Name);
        var digest = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Guid.NewGuid().ToByteArray()));
        await grain.Share(Me(), new(digest), Token);
        await grain.Delete(Me(), Token);
        Assert.Null(await queries.Get(id, Token));
        Assert.NotNull((await queries.LinkByDigest(digest, Token))!.RevokedAt);
        Assert.Contains("no saved comparison", await Refusal(() => grain.Get(Token)), StringComparison.Ordinal);
    }

    private static string[] Ids(CartView cart) => [.. cart.Signals.Select(row => row.Id)];

    private static async Task<string> Refusal(Func<Task> call) => (await Assert.ThrowsAsync<CommandRefusedException>(call)).Message;

    private CommandContext Me() => CommandContext.New(_user);
}
