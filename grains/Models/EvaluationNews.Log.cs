namespace Cluster.Grains.Models;

internal sealed partial class EvaluationNews
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Evaluation}: a change was not published; pages will find out by themselves")]
    private partial void LogUnpublished(string evaluation, Exception exception);
}
