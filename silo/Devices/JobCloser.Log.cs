using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

internal sealed partial class JobCloser
{
    [LoggerMessage(LogLevel.Information, "{Job} under fence {Fence} ended as {Outcome} (recorded: {Recorded})")]
    private static partial void LogEnded(ILogger log, string job, long fence, JobOutcome outcome, bool recorded);

    [LoggerMessage(LogLevel.Information, "{Job} under fence {Fence} is not this silo's any more: {Cause}")]
    private static partial void LogLost(ILogger log, string job, long fence, string cause);

    [LoggerMessage(LogLevel.Warning, "The end of {Job} could not be recorded; it is tried again")]
    private static partial void LogRetry(ILogger log, string job, Exception error);

    [LoggerMessage(LogLevel.Warning, "Folder {Folder} could not be removed")]
    private static partial void LogFolderLeft(ILogger log, string folder, Exception error);
}
