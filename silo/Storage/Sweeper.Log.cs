namespace Cluster.Silo.Storage;

internal sealed partial class Sweeper
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Swept {Blobs} unreferenced blobs, {Commands} old commands, {Subscriptions} dead subscriptions and {Selections} old selections")]
    private partial void LogSwept(int blobs, int commands, int subscriptions, int selections);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweep is put off to the next hour")]
    private partial void LogLater(Exception exception);
}
