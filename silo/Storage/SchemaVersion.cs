using System.Reflection;
using Npgsql;

namespace Cluster.Silo.Storage;

/// <summary>
/// Which programs a database serves: its own version, and the oldest program that may still use it. A migration that takes
/// something away raises <see cref="OldestProgram"/>, so that programs of the release before run on until then.
/// </summary>
/// <param name="Newest">Number of the newest migration applied.</param>
/// <param name="Oldest">Version a program must have at least.</param>
internal sealed record SchemaVersion(int Newest, int Oldest)
{
    /// <summary>The oldest program that can work with the schema of this one.</summary>
    public const int OldestProgram = 5;

    private const string Folder = ".Storage.Migrations.";

    /// <summary>The schema this program was built for: the number of its newest script.</summary>
    public static int Program { get; } = Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(IsScript).Max(Number);

    public static bool IsScript(string resource) => resource.Contains(Folder, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal);

    /// <summary>The version of a database; null: no migration ever ran there.</summary>
    public static async Task<SchemaVersion?> Read(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var exists = new NpgsqlCommand("SELECT to_regclass('public.schema_version') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is not true)
            return null;
        await using var read = new NpgsqlCommand("SELECT newest, oldest FROM public.schema_version", connection);
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new SchemaVersion(reader.GetInt32(0), reader.GetInt32(1)) : null;
    }

    /// <summary>Says in the database what this program made of it; versions only rise.</summary>
    public static async Task Write(NpgsqlConnection connection, CancellationToken cancellation)
    {
        const string Sql = """
            CREATE TABLE IF NOT EXISTS public.schema_version (one boolean PRIMARY KEY DEFAULT true CHECK (one), newest int NOT NULL, oldest int NOT NULL);
            INSERT INTO public.schema_version AS v (newest, oldest) VALUES (@newest, @oldest)
            ON CONFLICT (one) DO UPDATE SET newest = greatest(v.newest, excluded.newest), oldest = greatest(v.oldest, excluded.oldest)
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue("newest", Program);
        command.Parameters.AddWithValue("oldest", OldestProgram);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <exception cref="StartupException">The database is not this program's.</exception>
    public static async Task Require(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var found = await Read(connection, cancellation)
            ?? throw new StartupException($"The database {connection.Database} has no schema yet, but this program needs version {Program}: run 'cluster migrate'.");
        found.RequireUsable();
    }

    /// <exception cref="StartupException">This program is too new or too old for the database.</exception>
    public void RequireUsable() => RequireUsableBy(Program);

    /// <inheritdoc cref="RequireUsable"/>
    public void RequireUsableBy(int program)
    {
        if (program > Newest)
            throw new StartupException($"The database has schema version {Newest}, but this program needs {program}: run 'cluster migrate'.");
        if (program < Oldest)
            throw new StartupException($"The database has schema version {Newest} and serves programs from version {Oldest}, but this program is version {program}: start a newer one.");
    }

    // cluster.Storage.Migrations.0004-campaigns.sql
    private static int Number(string resource)
    {
        var start = resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length;
        return int.Parse(resource.AsSpan(start, 4));
    }
}
