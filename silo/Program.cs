using System.Net;
using System.Security.Cryptography;
using Cluster.Compute.Models.Jobs;
using Cluster.Grains;
using Cluster.Grains.Devices;
using Cluster.Grains.Storage;
using Cluster.Silo.Campaigns;
using Cluster.Silo.Devices;
using Cluster.Silo.Membership;
using Cluster.Silo.Storage;
using Cluster.Silo.Telemetry;
using Cluster.Web;
using Cluster.Web.Accounts;
using Cluster.Web.Optuna;
using Npgsql;
using Orleans.Dashboard;

namespace Cluster.Silo;

/// <summary>The one executable: a node of some role, wired here in the order a click takes through it, or one of the verbs.</summary>
internal static class Program
{
    /// <summary>What a worker is told that needs no model library.</summary>
    public const string ColdWorker = "cold";

    /// <summary>A worker is started for every job and does not wait for the parser.</summary>
    public static Task<int> Main(string[] args) => args switch
    {
        ["worker"] => Task.FromResult(WorkerProgram.RunOnStandardStreams(WorkerOptions.Default)),
        ["worker", ColdWorker] => Task.FromResult(WorkerProgram.RunOnStandardStreams(WorkerOptions.Cold)),
        _ => CommandLine.Run(args),
    };

    /// <summary>Runs a node until it is told to stop.</summary>
    public static async Task<int> RunNode(IConfiguration configuration, CancellationToken stop)
    {
        var options = new NodeOptionsReader(configuration).ReadForNode();
        using var logging = StartupLogging(configuration);
        using var folder = options.RunsSilo ? DataFolder.Lock(options.DataFolder) : null;
        options = WithPorts(options);
        await using var database = await Database.Open(options, folder, logging, stop);
        if (options.Role == Role.All)
            await Migrator(logging).Run(database.Connection, options.WebPassword, stop);
        else
            await database.RequireSchema(stop);

        await using var app = Build(configuration, options, database.Connection);
        await app.StartAsync(stop);
        if (options.RunsWeb)
            await SayWhereToOpen(app, options, stop);
        await app.WaitForShutdownAsync(stop);
        // A supervisor starts a node again that ended by itself.
        return stop.IsCancellationRequested ? 0 : 1;
    }

    /// <summary>Brings the database to this program's schema.</summary>
    public static async Task<int> Migrate(IConfiguration configuration, CancellationToken stop)
    {
        using var logging = StartupLogging(configuration);
        var options = new NodeOptionsReader(configuration).Read();
        using var folder = options.Connection is null ? DataFolder.Lock(options.DataFolder) : null;
        await using var database = await Database.Open(options, folder, logging, stop);
        await Migrator(logging).Run(database.Connection, options.WebPassword, stop);
        Console.WriteLine($"The database has schema version {SchemaVersion.Program}.");
        return 0;
    }

    /// <summary>Runs several silos and a web process on this machine and keeps them running.</summary>
    public static async Task<int> RunLocalCluster(IConfiguration configuration, int silos, CancellationToken stop)
    {
        var options = new NodeOptionsReader(configuration).Read(Role.Silo);
        using var folder = DataFolder.Lock(options.DataFolder);
        FreePort.Require(options.Http, Settings.Port);
        if (options.Optuna is { IsChosen: true } optuna)
            FreePort.Require(optuna.EndPoint, Settings.OptunaPort);
        using var logging = StartupLogging(configuration);
        await using (var database = await Database.Open(options, folder, logging, stop))
            await RunLocalCluster(options, database, silos, logging, stop);
        Console.WriteLine($"The cluster has stopped in good order; what it had begun goes on with its next start on {options.DataFolder}.");
        return 0;
    }

    private static async Task RunLocalCluster(NodeOptions options, Database database, int silos, ILoggerFactory logging, CancellationToken stop)
    {
        var password = options.WebPassword ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        await Migrator(logging).Run(database.Connection, password, stop);
        var web = new NpgsqlConnectionStringBuilder(database.Connection) { Username = WebAccess.User, Password = password };
        await new LocalCluster(options, database.Connection, web.ConnectionString, TimeProvider.System).Run(silos, stop);
    }

    /// <summary>Makes an API token for scripts and prints it; the only time its text is shown.</summary>
    public static async Task<int> CreateToken(IConfiguration configuration, string name, string role, int days, CancellationToken stop)
    {
        if (!Roles.All.Contains(role))
            throw new StartupException($"--role must be {string.Join(", ", Roles.All)}, but it is '{role}'.");
        var connection = await Database.Find(new NodeOptionsReader(configuration).Read(Role.All), stop);
        await using (var first = await DatabaseAccess.Open(connection, TimeSpan.FromSeconds(8), stop))
            await SchemaVersion.Require(first, stop);
        await using var pool = DatabaseAccess.CreatePool(connection, "cluster token");
        Console.WriteLine(await TokenCommand.Create(pool, TimeProvider.System, name, role, days, stop));
        return 0;
    }

    private static WebApplication Build(IConfiguration configuration, NodeOptions options, string connection)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "HH:mm:ss.fff ", true));
        builder.WebHost.UseUrls($"http://{options.Http}");
        builder.WebHost.UseStaticWebAssets();
        builder.Configuration["AllowedHosts"] = options.Hosts ?? "";
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Timings.Stop);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);

        if (options.RunsWeb)
        {
            builder.AddClusterWeb();
            if (options.Optuna is { IsTaken: false } optuna)
                builder.Services.AddOptuna(new(optuna.EndPoint, optuna.Certificate, optuna.Key, optuna.IsOpen));
        }

        if (options.RunsSilo)
            builder.UseOrleans(silo => AddSilo(silo, options));
        else
            builder.UseOrleansClient(client => client.AddMembership(options)).Services.AddClusterStorage();
        builder.Services.AddSingleton(_ => DatabaseAccess.CreatePool(connection, $"cluster {options.SiloName}"));
        if (options.Role == Role.All)
            builder.Services.AddHostedService<FirstCampaign>();
        if (options.RunsSilo)
        {
            builder.Services.AddHostedService<Sweeper>();
            builder.Services.AddHostedService<FeatureFiller>();
        }

        builder.AddTelemetry(options);
        builder.Services.AddHealth(options);

        var app = builder.Build();
        if (options.RunsWeb)
        {
            app.MapClusterWeb();
            app.MapOrleansDashboard("/dashboard").RequireAuthorization(Roles.Admin);
        }

        app.MapMetrics();
        app.MapHealth();
        return app;
    }

    private static void AddSilo(ISiloBuilder silo, NodeOptions options)
    {
        silo.AddMembership(options);
        silo.AddClusterGrains();
        silo.Configure<LeaseOptions>(leases => leases.LeaseTime = options.LeaseTime);
        silo.AddDevices(new DeviceOptions
        {
            DataFolder = options.DataFolder,
            SiloName = options.SiloName,
            TrainingLanes = options.Lanes,
            CheckpointInterval = options.CheckpointInterval,
        });
    }

    // The line that make run, scripts and people look for.
    private static async Task SayWhereToOpen(WebApplication app, NodeOptions options, CancellationToken stop)
    {
        var host = IPAddress.Any.Equals(options.Http.Address) || IPAddress.IPv6Any.Equals(options.Http.Address) ? IPAddress.Loopback : options.Http.Address;
        var port = new Uri(app.Urls.First()).Port;
        await using var scope = app.Services.CreateAsyncScope();
        var address = await scope.ServiceProvider.GetRequiredService<FirstSignIn>().Address(new Uri($"http://{new IPEndPoint(host, port)}"), stop);
        Console.WriteLine($"Open {address}");
        if (options.Optuna is { } optuna)
            Console.WriteLine(optuna.Sentence(isWebOpen: !IPAddress.IsLoopback(options.Http.Address)));
    }

    private static NodeOptions WithPorts(NodeOptions options)
    {
        FreePort.Require(options.Http, Settings.Port);
        options = WithOptuna(options);
        if (!options.RunsSilo)
            return options;
        FreePort.Require(options.SiloListen ?? options.Silo, Settings.SiloPort);
        FreePort.Require(options.GatewayListen ?? options.Gateway, Settings.GatewayPort);
        return options with { Silo = FreePort.Choose(options.Silo), Gateway = FreePort.Choose(options.Gateway) };
    }

    // Another program on the usual port is no reason not to start.
    private static NodeOptions WithOptuna(NodeOptions options)
    {
        if (!options.RunsWeb || options.Optuna is not { } optuna)
            return options;
        if (optuna.IsChosen)
            FreePort.Require(optuna.EndPoint, Settings.OptunaPort);
        else if (!FreePort.IsFree(optuna.EndPoint))
            return options with { Optuna = optuna with { IsTaken = true } };
        return options;
    }

    private static Migrator Migrator(ILoggerFactory logging) => new(TimeProvider.System, logging.CreateLogger<Migrator>());

    private static ILoggerFactory StartupLogging(IConfiguration configuration) => LoggerFactory.Create(logging => logging
        .AddConfiguration(configuration.GetSection("Logging"))
        .AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "HH:mm:ss.fff ", true)));
}
