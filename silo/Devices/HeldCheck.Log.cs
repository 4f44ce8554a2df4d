namespace Cluster.Silo.Devices;

internal sealed partial class HeldCheck
{
    [LoggerMessage(LogLevel.Warning, "What the table has on this silo could not be read; it is tried again")]
    private static partial void LogNotLooked(ILogger log, Exception error);

    [LoggerMessage(LogLevel.Warning, "The table has {Job} under fence {Fence} on this silo, where it does not run: it is given back")]
    private static partial void LogNotHere(ILogger log, string job, long fence);
}
