using Npgsql;

namespace Cluster.Silo.Storage;

/// <summary>
/// The database user of web processes, <c>cluster_web</c>: reads lists and samples, changes nothing but the schema accounts.
/// What a browser-facing process cannot do, whoever takes it over cannot do either.
/// </summary>
internal sealed partial class WebAccess(ILogger logger)
{
    /// <summary>Name of the user.</summary>
    public const string User = "cluster_web";

    private const string Grants = $"""
        DO $$ BEGIN
          CREATE ROLE {User} NOLOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$;
        GRANT USAGE ON SCHEMA public, accounts TO {User};
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO {User};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA accounts TO {User};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA accounts TO {User};
        """;

    /// <summary>Gives the user its rights, and with a password the right to log in; where we may not make users, says so and goes on.</summary>
    public async Task Grant(NpgsqlConnection connection, string? password, CancellationToken cancellation)
    {
        try
        {
            await using var grants = new NpgsqlCommand(Grants, connection);
            await grants.ExecuteNonQueryAsync(cancellation);
            if (password is null)
                return;
            await using var quote = new NpgsqlCommand($"SELECT format('ALTER ROLE {User} LOGIN PASSWORD %L', $1)", connection) { Parameters = { new() { Value = password } } };
            await using var login = new NpgsqlCommand((string)(await quote.ExecuteScalarAsync(cancellation))!, connection);
            await login.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            LogNotGranted(User, refused.MessageText);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database user {User} was not set up, web processes need another one: {Reason}")]
    private partial void LogNotGranted(string user, string reason);
}
