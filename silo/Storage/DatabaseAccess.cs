using System.Net.Sockets;
using Npgsql;

namespace Cluster.Silo.Storage;

/// <summary>The way to PostgreSQL: checks a connection string, opens a first connection within a limit, makes the pool all code shares.</summary>
internal static class DatabaseAccess
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>A frozen process keeps its row locks for as long as its connection lives, so the server ends a transaction in which nothing is said for so long.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <exception cref="StartupException">The text is no connection string, or names no host or database.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            // The text itself may hold a password, so it is not shown.
            throw new StartupException($"{Settings.Connection.Variable} must be like 'Host=db;Port=5432;Database=cluster;Username=cluster;Password=...', but it could not be read.", error);
        }

        if (string.IsNullOrEmpty(builder.Host))
            throw new StartupException($"{Settings.Connection.Variable} must name a Host, but it names none.");
        builder.Database ??= "cluster";
        builder.Timeout = Math.Min(builder.Timeout, (int)ConnectLimit.TotalSeconds);
        return builder;
    }

    /// <summary>Opens a connection and, while the server says that it is starting, tries again for at most <paramref name="limit"/>.</summary>
    /// <exception cref="StartupException">It cannot be reached or refuses; the message has host, port, database and the server's words.</exception>
    public static async Task<NpgsqlConnection> Open(string connectionString, TimeSpan limit, CancellationToken cancellation)
    {
        var builder = Parse(connectionString);
        builder.Timeout = Math.Clamp((int)limit.TotalSeconds, 1, builder.Timeout);
        // A pooled connection keeps its locks until its next use.
        builder.Pooling = false;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(limit);
        while (true)
        {
            var connection = new NpgsqlConnection(builder.ConnectionString);
            try
            {
                await connection.OpenAsync(deadline.Token);
                return connection;
            }
            catch (Exception error) when (error is NpgsqlException or SocketException or TimeoutException or OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                await connection.DisposeAsync();
                if (error is not PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } || deadline.IsCancellationRequested)
                    throw Unusable(builder, error);
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    /// <summary>The one pool of this process.</summary>
    public static NpgsqlDataSource CreatePool(string connectionString, string applicationName)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var builder = Parse(connectionString);
        builder.ApplicationName ??= applicationName;
        if (!given.ContainsKey("Maximum Pool Size") || given.MaxPoolSize == new NpgsqlConnectionStringBuilder().MaxPoolSize)
            builder.MaxPoolSize = 40;
        if (builder.MaxAutoPrepare == 0)
            builder.MaxAutoPrepare = 50;
        builder.Options = $"{builder.Options} -c idle_in_transaction_session_timeout={(int)LongestPause.TotalMilliseconds}".Trim();
        return NpgsqlDataSource.Create(builder);
    }

    private static StartupException Unusable(NpgsqlConnectionStringBuilder builder, Exception error)
    {
        var reason = error switch
        {
            PostgresException refused => refused.MessageText,
            OperationCanceledException or TimeoutException or { InnerException: TimeoutException } => "no answer in time",
            _ => error.InnerException is { } inner ? inner.Message : error.Message,
        };
        return new StartupException($"PostgreSQL at {builder.Host}:{builder.Port}, database {builder.Database}, cannot be used: {reason.TrimEnd('.')}.", error)
        {
            IsTemporary = error is not PostgresException { IsTransient: false },
        };
    }
}
