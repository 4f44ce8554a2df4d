namespace Cluster.Silo.Devices;

internal sealed partial class LaneWorkers
{
    [LoggerMessage(LogLevel.Error, "Worker {ProcessId} can run analytic jobs only: {Problem}")]
    private static partial void LogProblem(ILogger log, int processId, string problem);
}
