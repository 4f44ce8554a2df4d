namespace Cluster.Grains.Signals;

internal sealed partial class DatasetGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Dataset}: the work was interrupted")]
    private partial void LogInterrupted(string dataset);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Dataset}: the work failed and starts again")]
    private partial void LogFailed(string dataset, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Dataset}: a change was not published; pages will find out by themselves")]
    private partial void LogUnpublished(string dataset, Exception exception);
}
