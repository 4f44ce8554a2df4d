namespace Cluster.Grains.Devices;

internal sealed partial class SchedulerGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Pool}: active with {Waiting} waiting and {Running} running jobs")]
    private partial void LogActive(string pool, int waiting, int running);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Job}: lease with fence {Fence} on {Silo} given up, {Cause}")]
    private partial void LogGivenUp(string job, long fence, string silo, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Pool}: storage failed, the index is dropped and read again")]
    private partial void LogDropped(string pool, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Whom} was not told and will find out by itself")]
    private partial void LogUntold(string whom, Exception exception);
}
