using System.Diagnostics;
using Cluster.Chaos.Processes;
using Npgsql;

namespace Cluster.Chaos.Storage;

/// <summary>A PostgreSQL server for one run, in a folder of its own on a loopback port of its own; it can be restarted under load.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string programs;
    private readonly string folder;
    private readonly int port;
    private readonly string[] asUser;

    private PostgresServer(string programs, string folder, int port, string[] asUser)
    {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
        this.asUser = asUser;
    }

    /// <summary>How to connect to its one database.</summary>
    public string Connection => $"Host=127.0.0.1;Port={port};Database=cluster;Username=cluster;Timeout=5;Application Name=chaos";

    /// <summary>The same as the user whom web processes should be.</summary>
    public string WebConnection => new NpgsqlConnectionStringBuilder(Connection) { Username = "cluster_web" }.ConnectionString;

    /// <summary>Makes and starts a server below <paramref name="parent"/>, which other users must be able to enter.</summary>
    public static async Task<PostgresServer> Start(string parent)
    {
        var found = Directory.GetDirectories("/usr/lib/postgresql")
            .Select(d => Path.Combine(d, "bin"))
            .LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            ?? throw new InvalidOperationException("Expected PostgreSQL's server programs below /usr/lib/postgresql; install the package postgresql-15.");
        var server = new PostgresServer(found, Path.Combine(parent, "postgres"), FreePort.Next(), OtherUser());
        Directory.CreateDirectory(server.folder);
        if (server.asUser.Length > 0)
            await Run(["chown", "postgres:postgres", server.folder]);
        await server.Program("initdb", "-D", server.folder, "-U", "cluster", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await server.StartServer();
        await server.Program("createdb", "-h", "127.0.0.1", "-p", $"{server.port}", "-U", "cluster", "cluster");
        return server;
    }

    /// <summary>Ends it without a checkpoint, as a power cut would, and starts it again: it recovers from its log.</summary>
    public async Task Crash()
    {
        await Stop("immediate");
        await StartServer();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Stop("immediate");

    private Task Stop(string mode) => Program("pg_ctl", "-D", folder, "-m", mode, "-w", "-t", "60", "stop");

    private Task StartServer() => Program(
        "pg_ctl", "-D", folder, "-w", "-t", "60", "-l", Path.Combine(folder, "server.log"),
        "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300", "start");

    private Task Program(string name, params string[] arguments) => Run([.. asUser, Path.Combine(programs, name), .. arguments]);

    // PostgreSQL refuses to run as root.
    private static string[] OtherUser() => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--inh-caps=-all", "env", "HOME=/"]
        : [];

    private static async Task Run(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "/" };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        // The started server inherits the pipes of pg_ctl, so these never reach their ends while it lives.
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{string.Join(' ', command)}' ended with {process.ExitCode}: {await errors}");
    }
}
