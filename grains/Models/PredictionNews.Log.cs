namespace Cluster.Grains.Models;

internal sealed partial class PredictionNews
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Prediction}: a change was not published; pages will find out by themselves")]
    private partial void LogUnpublished(string prediction, Exception exception);
}
