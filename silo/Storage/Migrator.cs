using System.Reflection;
using Cluster.Web.Accounts;
using DbUp;
using Npgsql;

namespace Cluster.Silo.Storage;

/// <summary>Brings a database to this program's schema, one program at a time under an advisory lock.</summary>
internal sealed partial class Migrator(TimeProvider time, ILogger<Migrator> logger)
{
    private const long AdvisoryLock = 0x636c7573746572;

    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(2);

    /// <summary>Applies the missing scripts, the accounts' schema and the rights of the web role; does nothing when all is there.</summary>
    /// <param name="webPassword">Password that lets the web processes' user log in; null: leave it as it is.</param>
    /// <exception cref="StartupException">The database cannot be used, is newer than this program, or a script fails.</exception>
    public async Task Run(string connectionString, string? webPassword, CancellationToken cancellation)
    {
        await using var guard = await DatabaseAccess.Open(connectionString, TimeSpan.FromSeconds(8), cancellation);
        await TakeLock(guard, cancellation);
        var version = await SchemaVersion.Read(guard, cancellation);
        if (version is { } found && found.Newest > SchemaVersion.Program)
            version.RequireUsable();
        else
            Apply(DatabaseAccess.Parse(connectionString).ConnectionString);
        await using var pool = DatabaseAccess.CreatePool(connectionString, "cluster migrate");
        await AccountsMigration.Apply(pool, time, cancellation);
        await SchemaVersion.Write(guard, cancellation);
        await new WebAccess(logger).Grant(guard, webPassword, cancellation);
    }

    private static async Task TakeLock(NpgsqlConnection guard, CancellationToken cancellation)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", guard)
            {
                Parameters = { new NpgsqlParameter<long> { TypedValue = AdvisoryLock } },
                CommandTimeout = (int)LockLimit.TotalSeconds,
            };
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (NpgsqlException error) when (error.InnerException is TimeoutException)
        {
            throw new StartupException($"Another process has been migrating the database for {LockLimit.TotalMinutes} minutes: wait for it or stop it.", error);
        }
    }

    private void Apply(string connectionString)
    {
        var result = DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), SchemaVersion.IsScript)
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .JournalToPostgresqlTable("public", "schema_script")
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw new StartupException($"Migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
        var applied = result.Scripts.Count();
        if (applied > 0)
            LogApplied(applied, SchemaVersion.Program);
    }
}
