using System.Runtime.InteropServices;
using Cluster.Chaos.Faults;
using Cluster.Chaos.Processes;
using Cluster.History;

// cluster-chaos [minutes] [seed]
var minutes = args.Length > 0 ? double.Parse(args[0]) : 10;
var seed = args.Length > 1 ? int.Parse(args[1]) : Environment.ProcessId;
Console.WriteLine($"seed {seed}, {minutes} minutes; the same faults again: make chaos MINUTES={minutes} SEED={seed}");

var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);
try
{
    await using var cluster = await RunningCluster.Start(BuiltProgram.Find(), silos: 3, TimeProvider.System);
    Console.WriteLine($"three silos and {cluster.Address} run below {cluster.Folder}");
    var run = new ChaosRun(cluster, seed, TimeProvider.System, Console.WriteLine).Run(TimeSpan.FromMinutes(minutes));
    return await Task.WhenAny(run, left.Task) == run ? await Judge(run, cluster) : Stopped();
}
catch (InvalidOperationException) when (left.Task.IsCompleted)
{
    // Ctrl-C reached the processes that were being started too.
    return Stopped();
}

async Task<int> Judge(Task<IReadOnlyList<Violation>> run, RunningCluster cluster)
{
    try
    {
        var violations = await run;
        foreach (var violation in violations)
            Console.WriteLine(violation);
        cluster.KeepFolder = violations.Count > 0;
        Console.WriteLine(violations.Count == 0 ? $"every promise was kept (seed {seed})" : $"{violations.Count} violations (seed {seed}); the logs stay in {cluster.Folder}");
        return violations.Count == 0 ? 0 : 1;
    }
    catch (TimeoutException stuck)
    {
        cluster.KeepFolder = true;
        Console.WriteLine($"stuck (seed {seed}): {stuck.Message} The logs stay in {cluster.Folder}.");
        return 1;
    }
}

int Stopped()
{
    Console.WriteLine($"stopped before its end, so nothing was checked (seed {seed}); its processes are ended now");
    return 130;
}

void Leave(PosixSignalContext context)
{
    context.Cancel = true;
    left.TrySetResult();
}
