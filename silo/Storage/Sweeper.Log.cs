namespace Cluster.Silo.Storage;

internal sealed partial class Sweeper
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Swept {Blobs} unreferenced blobs and {Commands} old commands")]
    private partial void LogSwept(int blobs, int commands);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweep is put off to the next hour")]
    private partial void LogLater(Exception exception);
}
