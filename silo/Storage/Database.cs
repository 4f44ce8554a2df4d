namespace Cluster.Silo.Storage;

/// <summary>The database of this process: an external one, or a private server that it stops when disposed.</summary>
internal sealed class Database : IAsyncDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(8);

    private readonly PrivatePostgres? server;

    private Database(string connection, PrivatePostgres? server)
    {
        Connection = connection;
        this.server = server;
    }

    /// <summary>Connection string, password included.</summary>
    public string Connection { get; }

    /// <param name="options">With a connection string: an external database.</param>
    /// <param name="folder">Where a private server's data are, held by the caller; may be null with a connection string.</param>
    /// <param name="logging">What is told on the way.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StartupException">PostgreSQL cannot be used.</exception>
    public static async Task<Database> Open(NodeOptions options, DataFolder? folder, ILoggerFactory logging, CancellationToken cancellation)
    {
        if (options.Connection is { } connection)
        {
            await using var first = await DatabaseAccess.Open(connection, ConnectLimit, cancellation);
            return new Database(connection, null);
        }

        var started = await PrivatePostgres.Start(
            folder ?? throw new ArgumentNullException(nameof(folder)), logging.CreateLogger<PrivatePostgres>(), cancellation);
        return new Database(started.Connection, started);
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
    }
}
