namespace Cluster.Silo.Devices;

internal sealed partial class CampaignTeller
{
    [LoggerMessage(LogLevel.Warning, "{Campaign} could not be told of new reports (attempt {Attempt})")]
    private static partial void LogUntold(ILogger log, string campaign, int attempt, Exception error);
}
