namespace Cluster.Silo.Storage;

/// <summary>The database of this process: an external one, or a private server whose data folder it holds until disposed.</summary>
internal sealed class Database : IAsyncDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(8);

    private readonly DataFolder? folder;
    private readonly PrivatePostgres? server;

    private Database(string connection, DataFolder? folder, PrivatePostgres? server)
    {
        Connection = connection;
        this.folder = folder;
        this.server = server;
    }

    /// <summary>Connection string, password included.</summary>
    public string Connection { get; }

    /// <exception cref="StartupException">The data folder is held by another process, or PostgreSQL cannot be used.</exception>
    public static async Task<Database> Open(NodeOptions options, ILoggerFactory logging, CancellationToken cancellation)
    {
        var held = options.RunsSilo ? DataFolder.Lock(options.DataFolder) : null;
        try
        {
            if (options.Connection is { } connection)
            {
                await using var first = await DatabaseAccess.Open(connection, ConnectLimit, cancellation);
                return new Database(connection, held, null);
            }

            if (held is null)
                throw new StartupException($"A PostgreSQL is needed: set {Settings.Connection.Variable} or {Settings.Connection.Option}.");
            var started = await PrivatePostgres.Start(held, logging.CreateLogger<PrivatePostgres>(), cancellation);
            return new Database(started.Connection, held, started);
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    /// <summary>The connection string of a database that a node may be using: the external one, or the server running in the data folder.</summary>
    /// <exception cref="StartupException">There is neither.</exception>
    public static async Task<string> Find(NodeOptions options, CancellationToken cancellation) =>
        options.Connection ?? await PrivatePostgres.Find(options.DataFolder, cancellation) ?? throw new StartupException(
            $"No PostgreSQL runs in {options.DataFolder}: start the node first, or set {Settings.Connection.Variable} or {Settings.Data.Variable}.");

    /// <exception cref="StartupException">The schema is missing, too old or too new for this program.</exception>
    public async Task RequireSchema(CancellationToken cancellation)
    {
        await using var connection = await DatabaseAccess.Open(Connection, ConnectLimit, cancellation);
        await SchemaVersion.Require(connection, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.Stop(CancellationToken.None);
        folder?.Dispose();
    }
}
