namespace Cluster.Silo.Devices;

internal sealed partial class DeviceAgent
{
    [LoggerMessage(LogLevel.Information, "{Count} lanes: {Lanes}")]
    private static partial void LogLanes(ILogger log, int count, string lanes);

    [LoggerMessage(LogLevel.Information, "Workers left behind by an earlier process: {Count}")]
    private static partial void LogSwept(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "No worker came up to say which devices there are; CPU lanes are assumed")]
    private static partial void LogNoWorker(ILogger log, Exception error);

    [LoggerMessage(LogLevel.Warning, "No leases could be asked for; it is tried again")]
    private static partial void LogNotAcquired(ILogger log, Exception error);

    [LoggerMessage(LogLevel.Warning, "Only {Free:P0} of the data disk is free: no leases are taken")]
    private static partial void LogDiskFilling(ILogger log, double free);

    [LoggerMessage(LogLevel.Information, "{Job} is handed back: {Lane} is not free")]
    private static partial void LogHandedBack(ILogger log, string job, string lane);

    [LoggerMessage(LogLevel.Information, "Stopping; {Count} jobs write a checkpoint and go back to the queue")]
    private static partial void LogStopping(ILogger log, int count);

    [LoggerMessage(LogLevel.Warning, "{Count} jobs did not leave in time and are given up")]
    private static partial void LogStopTimeout(ILogger log, int count);

    [LoggerMessage(LogLevel.Warning, "The scheduler could not be told that this silo leaves")]
    private static partial void LogNotLeft(ILogger log, Exception error);

    [LoggerMessage(LogLevel.Information, "{Lane} is in use again")]
    private static partial void LogReinstated(ILogger log, string lane);

    [LoggerMessage(LogLevel.Critical, "The device agent ended")]
    private static partial void LogBroken(ILogger log, Exception error);
}
