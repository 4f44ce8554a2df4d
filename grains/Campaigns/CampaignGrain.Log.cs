namespace Cluster.Grains.Campaigns;

internal sealed partial class CampaignGrain
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Campaign}: a turn failed, the activation is dropped and reads again")]
    private partial void LogDropped(string campaign, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Campaign}: a message was not delivered; the receiver finds out by itself")]
    private partial void LogUntold(string campaign, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Campaign}: a live update was not published")]
    private partial void LogUnpublished(string campaign, Exception exception);
}
