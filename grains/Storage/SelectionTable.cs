using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Cluster.Contracts.Signals;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Kept selections of signals.</summary>
public sealed class SelectionTable(NpgsqlDataSource database)
{
    /// <summary>Keeps signals of a dataset by their numbers; the same ones have the same id, whoever picks them.</summary>
    public async Task<SignalSelection> Keep(string user, string dataset, IReadOnlyCollection<long> numbers, DateTimeOffset at, CancellationToken cancellation)
    {
        var picked = numbers.Distinct().Order().ToArray();
        var id = IdOf(dataset, picked);
        await using var command = database.CreateCommand(
            """
            INSERT INTO signal_selection (id, dataset, numbers, user_name, made_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET made_at = excluded.made_at
            """);
        foreach (var value in (object[])[id, dataset, picked, user, at])
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
        return new(id, dataset, picked.Length);
    }

    /// <summary>How many of these numbers are signals of the dataset.</summary>
    public async Task<long> Known(string dataset, long[] numbers, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT count(*) FROM signal_feature WHERE dataset = $1 AND number = ANY ($2)");
        command.Parameters.Add(new() { Value = dataset });
        command.Parameters.Add(new() { Value = numbers });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Forgets what was made before a time; returns how many.</summary>
    public async Task<int> Forget(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("DELETE FROM signal_selection WHERE made_at < $1");
        command.Parameters.Add(new() { Value = before });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string IdOf(string dataset, long[] numbers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(dataset));
        hash.AppendData(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return $"selection-{Convert.ToHexStringLower(hash.GetHashAndReset())[..20]}";
    }
}
