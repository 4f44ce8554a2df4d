namespace Cluster.Silo.Devices;

internal sealed partial class ReportSender
{
    [LoggerMessage(LogLevel.Warning, "Reports could not be stored; they are sent again")]
    private static partial void LogRetry(ILogger log, Exception error);

    [LoggerMessage(LogLevel.Warning, "A report of {Job} under fence {Fence} was refused")]
    private static partial void LogRefused(ILogger log, string job, long fence);
}
