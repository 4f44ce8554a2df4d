using System.Security.Cryptography;
using System.Text;
using Cluster.Contracts;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Commands that were carried out, by user and client-made id, with a digest of their body and the answer that was given.</summary>
public sealed class CommandTable(NpgsqlDataSource database)
{
    /// <summary>
    /// The answer given earlier to this command, or null if it is new. Refuses an id that was used with another body.
    /// </summary>
    public async Task<string?> Answer(CommandContext context, string body, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT digest, answer FROM command WHERE user_name = $1 AND command_id = $2");
        command.Parameters.Add(new() { Value = context.User });
        command.Parameters.Add(new() { Value = context.CommandId });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;

        if (!(await reader.GetFieldValueAsync<byte[]>(0, cancellation)).AsSpan().SequenceEqual(Digest(body)))
        {
            throw new CommandRefusedException(
                $"Command id {context.CommandId} was used before with another content; a new command needs a new id.", RefusalKind.Conflict);
        }

        return reader.GetString(1);
    }

    /// <summary>Saves a command in the transaction of its effect.</summary>
    public static async Task Save(NpgsqlConnection connection, CommandContext context, string body, string answer, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO command (user_name, command_id, digest, answer) VALUES ($1, $2, $3, $4)", connection);
        command.Parameters.Add(new() { Value = context.User });
        command.Parameters.Add(new() { Value = context.CommandId });
        command.Parameters.Add(new() { Value = Digest(body) });
        command.Parameters.Add(new() { Value = answer });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Forgets commands older than the given time; returns how many.</summary>
    public async Task<int> Forget(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("DELETE FROM command WHERE at < $1");
        command.Parameters.Add(new() { Value = before });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static byte[] Digest(string body) => SHA256.HashData(Encoding.UTF8.GetBytes(body));
}
