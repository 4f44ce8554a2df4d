namespace Cluster.Silo.Devices;

internal sealed partial class JobSession
{
    [LoggerMessage(LogLevel.Information, "{Job} under fence {Fence} runs on {Lane} in worker {ProcessId}")]
    private static partial void LogBegun(ILogger log, string job, long fence, string lane, int processId);

    [LoggerMessage(LogLevel.Warning, "The files of {Job} could not be brought here; it is tried again")]
    private static partial void LogNotPrepared(ILogger log, string job, Exception error);
}
