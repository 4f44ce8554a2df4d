using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

public abstract partial class LiveSession<T>
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not read {What}; trying again")]
    private static partial void ReadFailed(ILogger logger, string what, Exception fault);
}
