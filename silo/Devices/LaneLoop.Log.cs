namespace Cluster.Silo.Devices;

internal sealed partial class LaneLoop
{
    [LoggerMessage(LogLevel.Warning, "Idle worker {ProcessId} of {Lane} ended; another one is started")]
    private static partial void LogSpareGone(ILogger log, int processId, string lane);

    [LoggerMessage(LogLevel.Error, "No worker came up for {Lane}")]
    private static partial void LogNotStarted(ILogger log, string lane, Exception error);

    [LoggerMessage(LogLevel.Error, "{Lane} is out of use: {Reason}")]
    private static partial void LogQuarantined(ILogger log, string lane, string reason);
}
