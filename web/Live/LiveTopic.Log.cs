using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

internal sealed partial class LiveTopic<T>
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Stream {Key} is silent; subscribing again")]
    private static partial void Silent(ILogger logger, string key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not subscribe to stream {Key}; trying again")]
    private static partial void SubscribeFailed(ILogger logger, string key, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Could not leave stream {Key} in good order")]
    private static partial void UnsubscribeFailed(ILogger logger, string key, Exception fault);
}
