using Microsoft.Extensions.Logging;

namespace Cluster.Web.Accounts;

public sealed partial class Audit
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Outcome '{Outcome}' of command {CommandId} could not be written to the audit")]
    private static partial void OutcomeLost(ILogger logger, Guid commandId, string outcome, Exception error);
}
