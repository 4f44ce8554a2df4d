using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Ids: a prefix and a number from a PostgreSQL sequence.</summary>
public sealed class IdSequence(NpgsqlDataSource database)
{
    /// <summary>The next <paramref name="count"/> numbers of a kind (campaign, trial, experiment, dataset, signal, evaluation, prediction, generation, projection).</summary>
    public async Task<long[]> Next(string kind, int count, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT nextval($1::regclass) FROM generate_series(1, $2)");
        command.Parameters.Add(new() { Value = $"{kind}_number" });
        command.Parameters.Add(new() { Value = count });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var numbers = new long[count];
        for (var i = 0; await reader.ReadAsync(cancellation); i++)
            numbers[i] = reader.GetInt64(0);
        return numbers;
    }

    /// <summary>The next id of a kind, such as <c>campaign-12</c>.</summary>
    public async Task<string> NextId(string kind, CancellationToken cancellation) => $"{kind}-{(await Next(kind, 1, cancellation))[0]}";

    /// <summary>The number in an id; throws for a text that is none of this kind.</summary>
    public static long NumberOf(string id, string kind) =>
        id.StartsWith(kind + "-", StringComparison.Ordinal) && long.TryParse(id.AsSpan(kind.Length + 1), out var number)
            ? number
            : throw new ArgumentException($"Found id '{id}', expected {kind}-<number>.", nameof(id));
}
