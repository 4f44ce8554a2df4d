using System.Net;
using System.Security.Cryptography;
using Cluster.Silo.Membership;
using Npgsql;

namespace Cluster.Silo.Storage;

/// <summary>
/// A PostgreSQL server of our own in the data folder, on loopback only. It is nobody's child: it outlives Ctrl-C and kill -9,
/// and the next start takes a living one over.
/// </summary>
internal sealed partial class PrivatePostgres
{
    private const string Owner = "cluster";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string folder;
    private readonly string passwordFile;
    private readonly ServerUser user;
    private readonly PostgresBinaries binaries;
    private readonly ILogger logger;

    private PrivatePostgres(DataFolder data, ServerUser user, ILogger logger)
    {
        folder = Path.Combine(data.Path, "postgres");
        passwordFile = Path.Combine(data.Path, "postgres.password");
        binaries = PostgresBinaries.Find(folder);
        this.user = user;
        this.logger = logger;
    }

    /// <summary>Connection string of the started server's database.</summary>
    public string Connection { get; private set; } = "";

    private string PidFile => Path.Combine(folder, "postmaster.pid");

    private string ServerLog => Path.Combine(folder, "server.log");

    /// <summary>Makes the server on first use, adopts a living one, starts it otherwise, and waits until it answers.</summary>
    /// <exception cref="StartupException">Programs are missing, of another version, or the server does not start.</exception>
    public static async Task<PrivatePostgres> Start(DataFolder data, ILogger logger, CancellationToken cancellation)
    {
        var server = new PrivatePostgres(data, ServerUser.Find(), logger);
        if (!Directory.Exists(server.folder))
            await server.Create(cancellation);
        if (!await server.user.CanUse(server.folder, cancellation))
        {
            throw new StartupException(
                $"User {server.user.Name}, as whom PostgreSQL runs, cannot write {server.folder}: a folder above it is closed to others, so set {Settings.Data.Variable} to another folder.");
        }

        if (!await server.IsRunning(cancellation))
            await server.StartServer(cancellation);
        else
            server.LogAdopted(server.folder);
        await server.Connect(cancellation);
        return server;
    }

    /// <summary>Ends the server in good order; whoever still holds a connection is cut off.</summary>
    public async Task Stop(CancellationToken cancellation)
    {
        var result = await user.Run(binaries.Program("pg_ctl"), ["-D", folder, "-m", "fast", "-w", "-t", "30", "stop"], cancellation);
        if (result.ExitCode != 0)
            LogNotStopped(result.Output);
    }

    private async Task Create(CancellationToken cancellation)
    {
        // A first start that was killed half way leaves only the working folder behind.
        var unfinished = folder + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await user.Own(unfinished, cancellation);

        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        WriteSecret(passwordFile, password);
        var handed = passwordFile + ".new";
        WriteSecret(handed, password);
        await user.Own(handed, cancellation);
        try
        {
            var result = await user.Run(
                binaries.Program("initdb"),
                ["-D", unfinished, "-U", Owner, "--auth=scram-sha-256", $"--pwfile={handed}", "-E", "UTF8", "--locale=C"],
                cancellation);
            if (result.ExitCode != 0)
                throw new StartupException($"initdb could not make a database in {folder}: {LastLine(result.Output)}");
        }
        finally
        {
            File.Delete(handed);
        }

        Directory.Move(unfinished, folder);
        LogCreated(binaries.Major, folder);
    }

    private async Task<bool> IsRunning(CancellationToken cancellation)
    {
        var status = await user.Run(binaries.Program("pg_ctl"), ["-D", folder, "status"], cancellation);
        if (status.ExitCode != 0)
            return false;

        // After a reboot the number in a left-behind file may belong to another program, and a dead server's has no command line.
        var commandLine = $"/proc/{(await File.ReadAllLinesAsync(PidFile, cancellation))[0].Trim()}/cmdline";
        if (File.Exists(commandLine) && (await File.ReadAllTextAsync(commandLine, cancellation)).Contains("postgres", StringComparison.Ordinal))
            return true;
        File.Delete(PidFile);
        return false;
    }

    private async Task StartServer(CancellationToken cancellation)
    {
        // No unix socket: its path would be too long in many data folders, and loopback with a password serves.
        var settings = $"-p {FreePort.Choose(IPAddress.Loopback)} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200";
        var result = await user.Run(
            binaries.Program("pg_ctl"),
            ["-D", folder, "-w", "-t", StartLimit.TotalSeconds.ToString(), "-l", ServerLog, "-o", settings, "start"],
            cancellation);
        if (result.ExitCode != 0)
            throw new StartupException($"PostgreSQL in {folder} did not start: {LastLine(File.Exists(ServerLog) ? await File.ReadAllTextAsync(ServerLog, cancellation) : result.Output)}");
    }

    /// <summary>Connection string of the server that runs in a data folder another process holds; null: none runs.</summary>
    public static async Task<string?> Find(string dataFolder, CancellationToken cancellation)
    {
        var pidFile = Path.Combine(dataFolder, "postgres", "postmaster.pid");
        return File.Exists(pidFile)
            ? (await Address(pidFile, Path.Combine(dataFolder, "postgres.password"), cancellation)).ConnectionString
            : null;
    }

    private static async Task<NpgsqlConnectionStringBuilder> Address(string pidFile, string passwordFile, CancellationToken cancellation)
    {
        // 4321, /data/postgres, 1700000000 (start), 40123 (port), ...: one a line
        var lines = await File.ReadAllLinesAsync(pidFile, cancellation);
        return new NpgsqlConnectionStringBuilder
        {
            Host = IPAddress.Loopback.ToString(),
            Port = int.Parse(lines[3]),
            Username = Owner,
            Password = (await File.ReadAllTextAsync(passwordFile, cancellation)).Trim(),
            Database = Owner,
        };
    }

    private async Task Connect(CancellationToken cancellation)
    {
        var address = await Address(PidFile, passwordFile, cancellation);
        Connection = address.ConnectionString;
        address.Database = "postgres";
        await using var connection = await DatabaseAccess.Open(address.ConnectionString, StartLimit, cancellation);
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = 'cluster'", connection);
        if (await find.ExecuteScalarAsync(cancellation) is not null)
            return;
        await using var create = new NpgsqlCommand("CREATE DATABASE cluster", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    private static void WriteSecret(string path, string secret)
    {
        File.Delete(path);
        using var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        using var writer = new StreamWriter(stream);
        writer.Write(secret);
    }

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault()?.Trim() ?? "it said nothing";
}
