using Cluster.Example;
using Spectre.Console;

// cluster-example FOLDER: CLUSTER_URL and CLUSTER_TOKEN say where the cluster is and who asks.
if (args.Length != 1 || !Directory.Exists(args[0]))
{
    AnsiConsole.MarkupLineInterpolated($"[red]Expected the folder with the recordings, found {(args.Length == 0 ? "nothing" : string.Join(' ', args))}.[/] Try: make example RECORDINGS=folder");
    return 2;
}

var address = new Uri(Environment.GetEnvironmentVariable("CLUSTER_URL") ?? "http://127.0.0.1:8080");
if (Environment.GetEnvironmentVariable("CLUSTER_TOKEN") is not { Length: > 0 } token)
{
    AnsiConsole.MarkupLine("[red]Expected an API token in CLUSTER_TOKEN.[/] 'cluster token create' makes one.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
using var client = new ClusterClient(address, token);
var example = new CwruExample(client, new Uri(address, "/"), AnsiConsole.Console);
try
{
    await example.Run(args[0], stop.Token);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    AnsiConsole.MarkupLineInterpolated($"\n{example.WhereToFollow}");
    return 130;
}
catch (Exception error) when (error is ClusterException or HttpRequestException or IOException)
{
    AnsiConsole.MarkupLineInterpolated($"[red]{error.Message}[/]");
    return 1;
}
