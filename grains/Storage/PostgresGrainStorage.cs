using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;

namespace Cluster.Grains.Storage;

/// <summary>
/// Grain state in table grain_state: key = full grain id + state name, JSON, an etag that rises by one. A write is compare-and-swap,
/// and rows that lists read can be written in the same transaction.
/// </summary>
public sealed class PostgresGrainStorage(NpgsqlDataSource database) : IGrainStorage
{
    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var command = database.CreateCommand("SELECT etag, state::text FROM grain_state WHERE grain_id = $1 AND state_name = $2");
        command.Parameters.Add(new() { Value = grainId.ToString() });
        command.Parameters.Add(new() { Value = stateName });
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            grainState.State = Activator.CreateInstance<T>();
            grainState.ETag = null;
            grainState.RecordExists = false;
            return;
        }

        grainState.ETag = reader.GetInt64(0).ToString();
        grainState.State = StateJson.Read<T>(reader.GetString(1));
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteAsync(stateName, grainId, grainState, rows: null, CancellationToken.None);

    /// <summary>
    /// Writes the state if its etag is still the stored one, together with <paramref name="rows"/> in one transaction; the callback is given the
    /// etag the state will have. Throws <see cref="InconsistentStateException"/> when another activation wrote in between: nothing is written then.
    /// </summary>
    public async Task WriteAsync<T>(
        string stateName,
        GrainId grainId,
        IGrainState<T> grainState,
        Func<NpgsqlConnection, long, Task>? rows,
        CancellationToken cancellation)
    {
        var expected = grainState.ETag is null ? 0 : long.Parse(grainState.ETag);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand(
            expected == 0
                ? "INSERT INTO grain_state (grain_id, state_name, etag, state) VALUES ($1, $2, $3 + 1, $4) ON CONFLICT DO NOTHING"
                : "UPDATE grain_state SET etag = $3 + 1, state = $4, modified_at = now() WHERE grain_id = $1 AND state_name = $2 AND etag = $3",
            connection,
            transaction);
        command.Parameters.Add(new() { Value = grainId.ToString() });
        command.Parameters.Add(new() { Value = stateName });
        command.Parameters.Add(new() { Value = expected });
        command.Parameters.Add(new() { Value = StateJson.Write(grainState.State), NpgsqlDbType = NpgsqlDbType.Jsonb });
        if (await command.ExecuteNonQueryAsync(cancellation) == 0)
        {
            throw new InconsistentStateException(
                $"State '{stateName}' of {grainId} was written by another activation: expected etag {expected}.", "another", grainState.ETag ?? "none");
        }

        if (rows is not null)
            await rows(connection, expected + 1);

        await transaction.CommitAsync(cancellation);
        grainState.ETag = (expected + 1).ToString();
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var command = database.CreateCommand("DELETE FROM grain_state WHERE grain_id = $1 AND state_name = $2 AND etag = $3");
        command.Parameters.Add(new() { Value = grainId.ToString() });
        command.Parameters.Add(new() { Value = stateName });
        command.Parameters.Add(new() { Value = grainState.ETag is null ? 0 : long.Parse(grainState.ETag) });
        if (await command.ExecuteNonQueryAsync() == 0 && grainState.ETag is not null)
        {
            throw new InconsistentStateException(
                $"State '{stateName}' of {grainId} was written by another activation before it was cleared.", "another", grainState.ETag);
        }

        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }
}
