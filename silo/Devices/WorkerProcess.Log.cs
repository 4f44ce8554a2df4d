namespace Cluster.Silo.Devices;

internal sealed partial class WorkerProcess
{
    [LoggerMessage(LogLevel.Warning, "Worker {ProcessId} wrote what is no report: {Error}")]
    private static partial void LogUnreadable(ILogger log, int processId, string error);
}
