using Microsoft.Extensions.Logging;

namespace Cluster.Web.Campaigns;

public sealed partial class CampaignCreatePage
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The stored draft of a campaign could not be read")]
    private static partial void DraftUnreadable(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "The number of lanes is unknown at the moment")]
    private static partial void LanesUnknown(ILogger logger, Exception fault);
}
