using System.Runtime.InteropServices;
using Cluster.Contracts.Signals;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Reads what a generated signal keeps beside its samples.</summary>
public sealed class SignalTruthTable(NpgsqlDataSource database, IBlobStore blobs) : ISignalTruthQueries
{
    /// <inheritdoc/>
    public async Task<SignalTruth?> Truth(string signal, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT truth::text FROM signal WHERE id = $1");
        command.Parameters.Add(new() { Value = signal });
        return await command.ExecuteScalarAsync(cancellation) is string truth ? StateJson.Read<SignalTruth>(truth) : null;
    }

    /// <inheritdoc/>
    public Task<double[]?> Tacho(string signal, CancellationToken cancellation) =>
        Values<double>("SELECT encode(tacho_hash, 'hex') FROM signal WHERE id = $1", signal, cancellation);

    /// <inheritdoc/>
    public Task<float[]?> Second(string signal, CancellationToken cancellation) =>
        Values<float>("SELECT encode(second_hash, 'hex') FROM signal WHERE id = $1", signal, cancellation);

    private async Task<T[]?> Values<T>(string query, string signal, CancellationToken cancellation)
        where T : struct
    {
        await using var command = database.CreateCommand(query);
        command.Parameters.Add(new() { Value = signal });
        if (await command.ExecuteScalarAsync(cancellation) is not string hash || await blobs.Open(hash, cancellation) is not { } blob)
            return null;
        await using (blob)
        {
            var bytes = new byte[blob.Length];
            await blob.ReadExactlyAsync(bytes, cancellation);
            return MemoryMarshal.Cast<byte, T>(bytes).ToArray();
        }
    }
}
