using System.Runtime.CompilerServices;
using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Tests.Models.Jobs;

/// <summary>Makes this test program a worker when it is started with a variable set, so that tests have real worker processes without another program.</summary>
internal static class WorkerEntry
{
    public const string Variable = "CLUSTER_TEST_WORKER";

#pragma warning disable CA2255 // It has to run before the entry point that the test framework generates.
    [ModuleInitializer]
    internal static void BecomeWorker()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } wanted)
            Environment.Exit(WorkerProgram.RunOnStandardStreams(WorkerOptions.Default with { Warm = wanted == "warm" }));
    }
#pragma warning restore CA2255
}
