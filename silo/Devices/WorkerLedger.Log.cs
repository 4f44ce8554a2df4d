namespace Cluster.Silo.Devices;

internal sealed partial class WorkerLedger
{
    [LoggerMessage(LogLevel.Warning, "Ending worker {ProcessId}, left behind by an earlier process of this silo")]
    private static partial void LogLeftover(ILogger log, int processId);
}
