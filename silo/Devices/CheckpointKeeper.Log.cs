namespace Cluster.Silo.Devices;

internal sealed partial class CheckpointKeeper
{
    [LoggerMessage(LogLevel.Warning, "The checkpoint of {Job} under fence {Fence} at epoch {Epoch} was refused")]
    private static partial void LogRefused(ILogger log, string job, long fence, int epoch);

    [LoggerMessage(LogLevel.Warning, "The checkpoint of {Job} could not be stored; it is tried again")]
    private static partial void LogNotStored(ILogger log, string job, Exception error);
}
