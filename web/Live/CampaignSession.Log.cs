using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

public sealed partial class CampaignSession
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not read the snapshot of {Campaign}; trying again")]
    private static partial void SnapshotFailed(ILogger logger, string campaign, Exception fault);
}
