using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Cluster.Web.Accounts;
using Cluster.Web.Tests.Accounts;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Cluster.Web.Tests.Accounts;

/// <summary>A PostgreSQL of its own for the tests of this assembly, started from the installed server binaries; each site gets a fresh database in it.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Template = "accounts_template";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"cluster-web-{Environment.ProcessId}");
    private readonly int _port = FreePort();
    private int _databases;

    private static string Binaries => Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(Directory.Exists).Order().Last();

    private string Data => Path.Combine(_folder, "data");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder, (UnixFileMode)0b111_101_101);
        Directory.CreateDirectory(Data, (UnixFileMode)0b111_000_000);
        if (Environment.IsPrivilegedProcess)
            await Run("chown", ["nobody", Data]);
        await Server("initdb", ["-D", Data, "-U", "cluster", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        var options = $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200";
        await Server("pg_ctl", ["-D", Data, "-w", "-l", Path.Combine(Data, "server.log"), "-o", options, "start"]);
        await Execute($"CREATE DATABASE {Template}");
        await using var template = NpgsqlDataSource.Create(Connection(Template));
        await AccountsMigration.Apply(template, TimeProvider.System, CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await Server("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"]);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A database with the accounts' tables and nobody in them.</summary>
    public async Task<NpgsqlDataSource> NewDatabase()
    {
        var name = $"site{Interlocked.Increment(ref _databases)}";
        await Execute($"CREATE DATABASE {name} TEMPLATE {Template}");
        return NpgsqlDataSource.Create(Connection(name));
    }

    /// <summary>Lets nobody into a database any more, which a client sees as an outage.</summary>
    public async Task Close(NpgsqlDataSource database)
    {
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        await Execute($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    private string Connection(string database) => $"Host=127.0.0.1;Port={_port};Username=cluster;Database={database};Maximum Pool Size=30";

    private async Task Execute(string sql)
    {
        await using var server = NpgsqlDataSource.Create(Connection("postgres") + ";Pooling=false");
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static Task Server(string program, string[] arguments)
    {
        var path = Path.Combine(Binaries, program);
        return Environment.IsPrivilegedProcess
            ? Run("setpriv", ["--reuid=nobody", "--clear-groups", "--inh-caps=-all", "env", "HOME=/", path, .. arguments])
            : Run(path, arguments);
    }

    private static async Task Run(string program, string[] arguments)
    {
        // A server that was started keeps its parent's pipes open, so nothing is redirected.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
