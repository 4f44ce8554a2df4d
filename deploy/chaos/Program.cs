using System.Runtime.InteropServices;
using Cluster.Chaos.Faults;
using Cluster.Chaos.Processes;
using Cluster.History;

// cluster-chaos [minutes] [seed]
var minutes = args.Length > 0 ? double.Parse(args[0]) : 10;
var seed = args.Length > 1 ? int.Parse(args[1]) : Environment.ProcessId;
Console.WriteLine($"seed {seed}, {minutes} minutes; the same faults again: make chaos MINUTES={minutes} SEED={seed}");

await using var cluster = await RunningCluster.Start(BuiltProgram.Find(), silos: 3, TimeProvider.System);
Console.WriteLine($"three silos and {cluster.Address} run below {cluster.Folder}");
var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);

var run = new ChaosRun(cluster, seed, TimeProvider.System, Console.WriteLine).Run(TimeSpan.FromMinutes(minutes));
if (await Task.WhenAny(run, left.Task) != run)
    return 130;
IReadOnlyList<Violation> violations;
try
{
    violations = await run;
}
catch (TimeoutException stuck)
{
    cluster.KeepFolder = true;
    Console.WriteLine($"stuck (seed {seed}): {stuck.Message} The logs stay in {cluster.Folder}.");
    return 1;
}

foreach (var violation in violations)
    Console.WriteLine(violation);
Console.WriteLine(violations.Count == 0 ? $"every promise was kept (seed {seed})" : $"{violations.Count} violations (seed {seed})");
return violations.Count == 0 ? 0 : 1;

void Leave(PosixSignalContext context)
{
    context.Cancel = true;
    left.TrySetResult();
}
