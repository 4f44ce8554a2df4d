using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

public sealed partial class CampaignListSession
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not read the list of campaigns; trying again")]
    private static partial void ListFailed(ILogger logger, Exception fault);
}
