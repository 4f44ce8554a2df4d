using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Devices;

internal sealed partial class LeaseKeeper
{
    [LoggerMessage(LogLevel.Warning, "{Count} leases could not be renewed; it is tried again")]
    private static partial void LogNotRenewed(ILogger log, int count, Exception error);

    [LoggerMessage(LogLevel.Warning, "The lease of {Job} under fence {Fence} is lost: {Cause}")]
    private static partial void LogLost(ILogger log, string job, long fence, string cause);

    [LoggerMessage(LogLevel.Warning, "The worker of {Job} did not {Asked} in time and is killed")]
    private static partial void LogStalled(ILogger log, string job, DesiredState asked);

    [LoggerMessage(LogLevel.Error, "Only {Free:P0} of the data disk is free: {Job} pauses at a checkpoint")]
    private static partial void LogDiskFull(ILogger log, double free, string job);
}
