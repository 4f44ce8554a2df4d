using Cluster.Grains.Storage;
using Orleans.Storage;

namespace Cluster.Grains.Tests.Storage;

[Collection(Postgres.Name)]
public sealed class PostgresGrainStorageTests(PostgresFixture postgres)
{
    private readonly PostgresGrainStorage _storage = new(postgres.Database);

    [Fact]
    public async Task Written_state_is_read_back_with_its_etag_and_reads_as_json_in_sql()
    {
        var id = NewId();
        await _storage.WriteStateAsync("note", id, new GrainState<Note>(new() { Text = "first" }));

        var read = new GrainState<Note>(new());
        await _storage.ReadStateAsync("note", id, read);

        Assert.Equal(("first", "1", true), (read.State!.Text, read.ETag, read.RecordExists));
        Assert.Equal("first", await postgres.Value<string>($"SELECT state ->> 'text' FROM grain_state WHERE grain_id = '{id}'"));
    }

    [Fact]
    public async Task Second_writer_with_the_same_etag_is_refused_and_changes_nothing()
    {
        var id = NewId();
        var one = new GrainState<Note>(new() { Text = "one" });
        await _storage.WriteStateAsync("note", id, one);
        var other = new GrainState<Note>(new() { Text = "other" }, one.ETag);
        one.State!.Text = "two";
        await _storage.WriteStateAsync("note", id, one);

        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.WriteStateAsync("note", id, other));
        Assert.Equal("two", await postgres.Value<string>($"SELECT state ->> 'text' FROM grain_state WHERE grain_id = '{id}'"));
    }

    [Fact]
    public async Task Two_first_writers_cannot_both_win()
    {
        var id = NewId();
        await _storage.WriteStateAsync("note", id, new GrainState<Note>(new() { Text = "one" }));

        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.WriteStateAsync("note", id, new GrainState<Note>(new() { Text = "two" })));
    }

    [Fact]
    public async Task Keys_that_look_alike_as_numbers_stay_apart()
    {
        var (a, b) = (GrainId.Create("note", "12"), GrainId.Create("note", "0012"));
        await _storage.WriteStateAsync("alike", a, new GrainState<Note>(new() { Text = "a" }));
        var read = new GrainState<Note>(new());
        await _storage.ReadStateAsync("alike", b, read);
        Assert.False(read.RecordExists);
        Assert.Equal("", read.State!.Text);
    }

    [Fact]
    public async Task State_and_rows_are_written_together_or_not_at_all()
    {
        var id = NewId();
        var state = new GrainState<Note>(new() { Text = "kept" });
        var command = Guid.NewGuid();
        await Assert.ThrowsAsync<InvalidOperationException>(() => _storage.WriteAsync(
            "note",
            id,
            state,
            async (connection, _) =>
            {
                await CommandTable.Save(connection, new("ann", command), "body", "answer", CancellationToken.None);
                throw new InvalidOperationException("after the row");
            },
            CancellationToken.None));

        Assert.Null(state.ETag);
        Assert.Equal(0L, await postgres.Value<long>($"SELECT count(*) FROM grain_state WHERE grain_id = '{id}'"));
        Assert.Equal(0L, await postgres.Value<long>($"SELECT count(*) FROM command WHERE command_id = '{command}'"));
    }

    [Fact]
    public async Task Cleared_state_starts_anew()
    {
        var id = NewId();
        var state = new GrainState<Note>(new() { Text = "gone" });
        await _storage.WriteStateAsync("note", id, state);
        await _storage.ClearStateAsync("note", id, state);
        await _storage.ReadStateAsync("note", id, state);
        Assert.Equal((false, ""), (state.RecordExists, state.State!.Text));
    }

    private static GrainId NewId() => GrainId.Create("note", $"note-{Guid.NewGuid():N}");

    private sealed class Note
    {
        public string Text { get; set; } = "";
    }
}
