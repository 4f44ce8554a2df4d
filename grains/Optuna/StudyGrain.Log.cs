namespace Cluster.Grains.Optuna;

internal sealed partial class StudyGrain
{
    [LoggerMessage(LogLevel.Warning, "Study {Study} is dropped and read again")]
    private partial void LogDropped(string study, Exception exception);

    [LoggerMessage(LogLevel.Information, "Study {Study}: {Count} running trials failed, their workers were silent for {Seconds} s")]
    private partial void LogExpired(string study, int count, double seconds);

    [LoggerMessage(LogLevel.Warning, "Study {Study}: an update was not published")]
    private partial void LogUnpublished(string study, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Study {Study}: its reminder was not changed")]
    private partial void LogNoReminder(string study, Exception exception);
}
