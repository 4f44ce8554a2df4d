using Cluster.Contracts.Devices;
using Cluster.Silo.Devices;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cluster.Silo.Tests.Devices;

/// <summary>How tests start workers: the program beside the tests, with the verb worker.</summary>
internal static class Workers
{
    public static DeviceOptions OptionsIn(string folder) => new()
    {
        DataFolder = folder,
        SiloName = "silo-test",
        InteractiveLanes = 0,
        RenewInterval = TimeSpan.FromMilliseconds(200),
        PollInterval = TimeSpan.FromMilliseconds(200),
        WorkerCommand = ["dotnet", Path.Combine(AppContext.BaseDirectory, "cluster.dll"), "worker"],
    };

    public static WorkerLedger Ledger(DeviceOptions options) => new(options, new LinuxMachine(), TimeProvider.System, NullLogger<WorkerLedger>.Instance);

    public static WorkerProcess Start(DeviceOptions options, LaneKind kind = LaneKind.Training, bool isCold = false) =>
        WorkerProcess.Start(options, kind, new LinuxMachine(), Ledger(options), NullLogger.Instance, isCold);

    /// <summary>Sends a signal, as somebody outside would.</summary>
    public static void Signal(int processId, string signal)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [$"-{signal}", $"{processId}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
