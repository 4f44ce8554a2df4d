using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;

namespace Cluster.Grains.Campaigns;

internal sealed partial class TrialGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Trial}: the end {Outcome} with fence {Fence} was refused")]
    private partial void LogRefused(string trial, long fence, JobOutcome outcome);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Trial}: lease with fence {Fence} lost ({Cause}), now {State}")]
    private partial void LogLost(string trial, long fence, string cause, TrialState state);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Trial}: the scheduler was not told, it will find out by itself")]
    private partial void LogUntold(string trial, Exception exception);
}
