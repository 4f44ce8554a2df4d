using Cluster.Contracts.Devices;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>
/// Files that jobs on signals are given or leave on the way to those who asked for them, in the transactions of the latter. What is forgotten is only the name:
/// bytes stay while anything else refers to them.
/// </summary>
internal static class ArtifactWrites
{
    /// <summary>Gives a new job a file that is in the blob store.</summary>
    public static async Task Insert(NpgsqlConnection connection, string job, string name, string hash, long length, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("INSERT INTO artifact (job, name, hash, length, fence) VALUES ($1, $2, $3, $4, 0)", connection);
        command.Parameters.Add(new() { Value = job });
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = Convert.FromHexString(hash) });
        command.Parameters.Add(new() { Value = length });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Forgets the files of one job.</summary>
    public static async Task Forget(NpgsqlConnection connection, string job, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("DELETE FROM artifact WHERE job = $1", connection);
        command.Parameters.Add(new() { Value = job });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Forgets the files of all jobs that generate a dataset.</summary>
    public static async Task ForgetGeneration(NpgsqlConnection connection, string dataset, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"DELETE FROM artifact a USING job j WHERE a.job = j.id AND j.kind = '{SignalJobKinds.Generation}' AND j.dataset = $1", connection);
        command.Parameters.Add(new() { Value = dataset });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
