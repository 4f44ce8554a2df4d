using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Storage;
using Cluster.Contracts.Devices;
using Cluster.History;
using Cluster.History.Storage;
using Npgsql;

namespace Cluster.Chaos.Processes;

/// <summary>A cluster as an operator runs it, on loopback: one PostgreSQL, some silo processes, one web process, and the means to hurt them.</summary>
public sealed class RunningCluster : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    /// <summary>How long a trial may wait beside a free lane here: a lane starts its next worker on the processors that all these processes share.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly string folder;
    private readonly string program;
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly List<ManagedProcess> ended = [];
    private int starts;
    private bool disposed;

    private RunningCluster(string folder, string program, IReadOnlyDictionary<string, string> settings, PostgresServer postgres, TimeProvider time)
    {
        this.folder = folder;
        this.program = program;
        this.settings = settings;
        Postgres = postgres;
        Clients = new ClientHistory(time);
        Database = NpgsqlDataSource.Create(postgres.Connection);
    }

    /// <summary>The database server.</summary>
    public PostgresServer Postgres { get; }

    /// <summary>Connections to its database.</summary>
    public NpgsqlDataSource Database { get; }

    /// <summary>What clients asked and saw so far.</summary>
    public ClientHistory Clients { get; }

    /// <summary>The silos by their place; one that was killed stays until it is started again.</summary>
    public IList<SiloProcess> Silos { get; } = [];

    /// <summary>The web process.</summary>
    public ManagedProcess Web { get; private set; } = null!;

    /// <summary>A client with a token of the first administrator.</summary>
    public ClusterApi Api { get; private set; } = null!;

    /// <summary>Where the web process listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The API token the client uses.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Whether the logs are to outlive the cluster.</summary>
    public bool KeepFolder { get; set; }

    /// <summary>Where all processes write.</summary>
    public string Folder => folder;

    /// <summary>Starts everything and waits until it is ready; <paramref name="program"/> is the built executable.</summary>
    public static Task<RunningCluster> Start(string program, int silos, TimeProvider time) =>
        Start(program, silos, new Dictionary<string, string>(), time);

    /// <summary>The same; every process is given these settings too.</summary>
    public static async Task<RunningCluster> Start(string program, int silos, IReadOnlyDictionary<string, string> settings, TimeProvider time)
    {
        var made = Directory.CreateTempSubdirectory("cluster-chaos-").FullName;
        // PostgreSQL runs as another user below root and has to pass through.
        File.SetUnixFileMode(made, (UnixFileMode)0b111_101_101);
        var cluster = new RunningCluster(made, program, settings, await PostgresServer.Start(made), time);
        try
        {
            await cluster.Run("migrate", "--web-password", "only loopback, and trusted");
            await Task.WhenAll(Enumerable.Range(0, silos).Select(cluster.StartSilo));
            await cluster.StartWeb();
            await cluster.AllSilosActive();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the silo of this place again, or for the first time, and waits until it is ready.</summary>
    public async Task StartSilo(int place)
    {
        int[] ports = [FreePort.Next(), FreePort.Next(), FreePort.Next()];
        var name = $"silo-{place + 1}";
        SiloProcess silo;
        lock (Silos)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            var process = ManagedProcess.Start(name, program, ["--role", "silo"], Environment(place, ports), Path.Combine(folder, $"{name}.log"));
            silo = new SiloProcess(process, name, ports[0], new Uri($"http://127.0.0.1:{ports[2]}"));
            if (place < Silos.Count && Silos[place] is { } before)
            {
                ended.Add(before.Process);
                Silos[place] = silo;
            }
            else
            {
                while (Silos.Count <= place)
                    Silos.Add(silo);
                Silos[place] = silo;
            }
        }

        await Ready(silo.Process, silo.Http);
    }

    /// <summary>Lets frozen silos go on, starts every silo again that has ended or ends now that it hears it was declared dead, and waits until the scheduler hears from all.</summary>
    public async Task Heal()
    {
        foreach (var silo in Silos)
            silo.Process.Send(Signal.Continue);
        await AllSilosActive(async () =>
        {
            for (var place = 0; place < Silos.Count; place++)
            {
                if (!Silos[place].Process.IsAlive)
                    await StartSilo(place);
            }
        });
    }

    /// <summary>The silo on which the scheduler runs now.</summary>
    public async Task<SiloProcess> SchedulerSilo()
    {
        var pool = await Waiting.For("scheduler", "a scheduler on a silo that lives", StartLimit, Api.Pool,
            p => Silos.Any(s => s.Process.IsAlive && s.Is(p.SchedulerSilo)), p => p.SchedulerSilo);
        return Silos.First(s => s.Is(pool.SchedulerSilo));
    }

    /// <summary>Starts a node that is none of the cluster's own; <paramref name="changes"/> win over what the others are told. The caller ends it.</summary>
    public ManagedProcess StartStranger(string role, IReadOnlyDictionary<string, string> changes)
    {
        var environment = Environment(98, [FreePort.Next(), FreePort.Next(), FreePort.Next()]);
        foreach (var (name, value) in changes)
            environment[name] = value;
        return ManagedProcess.Start($"stranger {role}", program, ["--role", role], environment, Path.Combine(folder, $"stranger-{role}-{++starts}.log"));
    }

    /// <summary>Makes an API token of this role as an operator does at the shell.</summary>
    public async Task<string> CreateToken(string role) =>
        (await Run("token", "create", "--role", role)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];

    private Task<PoolView> AllSilosActive(Func<Task>? before = null) => Waiting.For(
        "silos", $"{Silos.Count} active silos that live", StartLimit,
        async cancellation =>
        {
            await (before?.Invoke() ?? Task.CompletedTask);
            return await Api.Pool(cancellation);
        },
        pool => Silos.All(s => pool.Silos.Any(row => s.Is(row.Silo) && row.Status == "Active")),
        pool => string.Join(", ", pool.Silos.Select(s => $"{s.Silo} {s.Status}")));

    /// <summary>The time by the database's clock.</summary>
    public async Task<DateTimeOffset> Now()
    {
        Database.Clear();
        await using var command = Database.CreateCommand("SELECT clock_timestamp()");
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync())!, TimeSpan.Zero);
    }

    /// <summary>The database as it is now.</summary>
    public Task<DatabaseLog> ReadDatabase()
    {
        // The pool may hold connections from before the server crashed.
        Database.Clear();
        return new DatabaseLogReader(Database).Read(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A run that was left behind may be about to start a silo again.
        lock (Silos)
            disposed = true;
        Api?.Dispose();
        if (Web is not null)
            await Web.DisposeAsync();
        foreach (var process in Silos.Select(s => s.Process).Concat(ended))
            await process.DisposeAsync();
        await Database.DisposeAsync();
        await Postgres.DisposeAsync();
        if (!KeepFolder)
            Directory.Delete(folder, recursive: true);
    }

    private async Task StartWeb()
    {
        var port = FreePort.Next();
        Address = new Uri($"http://127.0.0.1:{port}");
        var environment = Environment(99, [0, 0, port]);
        environment["CONNECTION"] = Postgres.WebConnection;
        Web = ManagedProcess.Start("web", program, ["--role", "web"], environment, Path.Combine(folder, "web.log"));
        await Ready(Web, Address);
        Token = await CreateToken("operator");
        Api = new ClusterApi(Address, Token, Clients);
    }

    private async Task<string> Run(params string[] arguments)
    {
        var name = arguments[0];
        await using var process = ManagedProcess.Start(name, program, arguments, Environment(99, [0, 0, 0]), Path.Combine(folder, $"{name}-{++starts}.log"));
        var code = await process.Ended(StartLimit);
        return code == 0 ? process.LogTail() : throw new InvalidOperationException($"'cluster {string.Join(' ', arguments)}' ended with {code}: {process.LogTail()}");
    }

    private static async Task Ready(ManagedProcess process, Uri http)
    {
        using var client = new HttpClient { BaseAddress = http };
        await Waiting.For(
            $"start of {process.Name}", "200 of /health/ready", StartLimit,
            async cancellation =>
            {
                if (!process.IsAlive)
                    throw new InvalidOperationException($"{process.Name} ended with {process.ExitCode}: {process.LogTail()}");
                using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
                return (response.IsSuccessStatusCode, Body: await response.Content.ReadAsStringAsync(cancellation));
            },
            answer => answer.IsSuccessStatusCode, answer => answer.Body);
    }

    private Dictionary<string, string> Environment(int place, int[] ports) => new(settings)
    {
        ["CONNECTION"] = Postgres.Connection,
        ["DATA"] = Path.Combine(folder, $"data-{place}"),
        ["SILO_NAME"] = $"silo-{place + 1}",
        ["SILO_PORT"] = $"{ports[0]}",
        ["GATEWAY_PORT"] = $"{ports[1]}",
        ["PORT"] = $"{ports[2]}",
        ["LANES"] = "1",
        ["LEASE_SECONDS"] = "6",
        ["CHECKPOINT_SECONDS"] = "1",
    };
}
