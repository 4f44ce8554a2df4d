namespace Cluster.Silo.Campaigns;

internal sealed partial class FirstCampaign
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The database is empty: {Dataset} is being generated")]
    private partial void LogGenerating(string dataset);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Campaign} has started on it")]
    private partial void LogStarted(string campaign);

    [LoggerMessage(Level = LogLevel.Information, Message = "The first campaign waits for the cluster: {Reason}")]
    private partial void LogLater(string reason);
}
