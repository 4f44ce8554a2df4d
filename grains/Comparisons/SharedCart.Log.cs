namespace Cluster.Grains.Comparisons;

internal abstract partial class SharedCart
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Cart}: a change was not published; pages will find out by themselves")]
    private static partial void LogUnpublished(ILogger logger, string cart, Exception exception);
}
