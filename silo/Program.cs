using Cluster.Silo.Membership;
using Cluster.Silo.Storage;
using Cluster.Silo.Telemetry;

namespace Cluster.Silo;

/// <summary>The one executable: a node of some role, wired here in the order a click takes through it, or one of the verbs.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => CommandLine.Run(args);

    /// <summary>Runs a node until it is told to stop.</summary>
    public static async Task<int> RunNode(IConfiguration configuration, CancellationToken stop)
    {
        var options = WithPorts(new NodeOptionsReader(configuration).ReadForNode());
        using var logging = StartupLogging(configuration);
        await using var database = await Database.Open(options, logging, stop);
        if (options.Role == Role.All)
            await new Migrator(logging.CreateLogger<Migrator>()).Run(database.Connection, stop);
        else
            await database.RequireSchema(stop);

        await using var app = Build(configuration, options, database.Connection);
        await app.RunAsync(stop);
        return 0;
    }

    /// <summary>Brings the database to this program's schema.</summary>
    public static async Task<int> Migrate(IConfiguration configuration, CancellationToken stop)
    {
        using var logging = StartupLogging(configuration);
        await using var database = await Database.Open(new NodeOptionsReader(configuration).Read(), logging, stop);
        await new Migrator(logging.CreateLogger<Migrator>()).Run(database.Connection, stop);
        Console.WriteLine($"The database has schema version {SchemaVersion.Program}.");
        return 0;
    }

    /// <summary>Runs several silos and a web process on this machine and keeps them running.</summary>
    public static async Task<int> RunLocalCluster(IConfiguration configuration, int silos, CancellationToken stop)
    {
        var options = new NodeOptionsReader(configuration).Read(Role.Silo);
        FreePort.Require(options.Http, Settings.Port);
        using var logging = StartupLogging(configuration);
        await using var database = await Database.Open(options, logging, stop);
        await new Migrator(logging.CreateLogger<Migrator>()).Run(database.Connection, stop);
        await new LocalCluster(options, database.Connection, TimeProvider.System).Run(silos, stop);
        return 0;
    }

    private static WebApplication Build(IConfiguration configuration, NodeOptions options, string connection)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "HH:mm:ss.fff ", true));
        builder.WebHost.UseUrls($"http://{options.Http}");
        builder.WebHost.UseStaticWebAssets();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Timings.Stop);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);

        if (options.RunsSilo)
            builder.UseOrleans(silo => silo.AddMembership(options));
        else
            builder.UseOrleansClient(client => client.AddMembership(options));
        builder.Services.AddSingleton(_ => DatabaseAccess.CreatePool(connection, $"cluster {options.SiloName}"));
        builder.AddTelemetry(options);
        builder.Services.AddHealth(options);

        var app = builder.Build();
        app.MapMetrics();
        app.MapHealth();
        return app;
    }

    private static NodeOptions WithPorts(NodeOptions options)
    {
        FreePort.Require(options.Http, Settings.Port);
        if (!options.RunsSilo)
            return options;
        FreePort.Require(options.SiloListen ?? options.Silo, Settings.SiloPort);
        FreePort.Require(options.GatewayListen ?? options.Gateway, Settings.GatewayPort);
        return options with { Silo = FreePort.Choose(options.Silo), Gateway = FreePort.Choose(options.Gateway) };
    }

    private static ILoggerFactory StartupLogging(IConfiguration configuration) => LoggerFactory.Create(logging => logging
        .AddConfiguration(configuration.GetSection("Logging"))
        .AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "HH:mm:ss.fff ", true)));
}
