using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>What users typed last about the files of a folder.</summary>
public sealed class ImportFormTable(NpgsqlDataSource database)
{
    /// <summary>Keeps the form; saved again it is replaced, so that a command sent twice has one effect.</summary>
    public async Task Save(CommandContext context, string folder, string form, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            INSERT INTO import_form (user_name, folder, form) VALUES ($1, $2, $3)
            ON CONFLICT (user_name, folder) DO UPDATE SET form = excluded.form, saved_at = now()
            """);
        command.Parameters.Add(new() { Value = context.User });
        command.Parameters.Add(new() { Value = folder });
        command.Parameters.Add(new() { Value = form, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The form of a user for a folder, or null.</summary>
    public async Task<FolderForm?> Get(string user, string folder, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT form::text FROM import_form WHERE user_name = $1 AND folder = $2");
        command.Parameters.Add(new() { Value = user });
        command.Parameters.Add(new() { Value = folder });
        return await command.ExecuteScalarAsync(cancellation) is string form ? StateJson.Read<FolderForm>(form) : null;
    }
}
