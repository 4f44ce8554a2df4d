namespace Cluster.Silo.Storage;

internal sealed partial class Sweeper
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Swept {Blobs} unreferenced blobs, {Commands} old commands and {Subscriptions} dead subscriptions")]
    private partial void LogSwept(int blobs, int commands, int subscriptions);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweep is put off to the next hour")]
    private partial void LogLater(Exception exception);
}
