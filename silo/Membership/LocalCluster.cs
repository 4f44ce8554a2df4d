using System.Net;

namespace Cluster.Silo.Membership;

/// <summary>
/// Several silos and one web process on this machine, each a process as an operator would run it, over one PostgreSQL.
/// Stops in order: web, silos, PostgreSQL.
/// </summary>
internal sealed class LocalCluster(NodeOptions options, string connection, string webConnection, TimeProvider time)
{
    public async Task Run(int silos, CancellationToken stop)
    {
        var webPort = options.Http.Port == 0 ? FreePort.Choose(options.Http.Address) : options.Http.Port;
        var siloNodes = Enumerable.Range(1, silos).Select(SiloNode).ToArray();
        var webNode = Node("web", webConnection, new(Optuna())
        {
            [Settings.Role.Variable] = "web",
            [Settings.Port.Variable] = webPort.ToString(),
            [Settings.Data.Variable] = Path.Combine(options.DataFolder, "web"),
        });

        using var stopSilos = new CancellationTokenSource();
        var running = Task.WhenAll(siloNodes.Select(node => node.Run(stopSilos.Token)));
        await webNode.Run(stop);
        if (!stop.IsCancellationRequested)
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await stopSilos.CancelAsync();
        await running;
    }

    /// <summary>What was said on our command line is said to the web process.</summary>
    private Dictionary<string, string> Optuna()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        if (options.Optuna is not { } optuna)
            settings[Settings.OptunaPort.Variable] = "off";
        else if (optuna.IsChosen)
            settings[Settings.OptunaPort.Variable] = optuna.EndPoint.Port.ToString();
        if (options.Optuna is { Certificate: { } certificate, Key: { } key })
            (settings[Settings.OptunaCertificate.Variable], settings[Settings.OptunaKey.Variable]) = (certificate, key);
        return settings;
    }

    private NodeProcess SiloNode(int number) => Node($"silo-{number}", connection, new()
    {
        [Settings.Role.Variable] = "silo",
        [Settings.Port.Variable] = FreePort.Choose(IPAddress.Loopback).ToString(),
        [Settings.Data.Variable] = Path.Combine(options.DataFolder, $"silo-{number}"),
        [Settings.SiloName.Variable] = $"silo-{number}",
        [Settings.Lanes.Variable] = options.Lanes.ToString(),
    });

    private NodeProcess Node(string name, string database, Dictionary<string, string> settings)
    {
        settings[Settings.Connection.Variable] = database;
        settings[Settings.Bind.Variable] = options.Http.Address.ToString();
        return new NodeProcess(name, settings, time, Console.WriteLine);
    }
}
