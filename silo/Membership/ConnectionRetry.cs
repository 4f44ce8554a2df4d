namespace Cluster.Silo.Membership;

/// <summary>Lets a web process that starts before the silos wait for them, and says what it waits for.</summary>
internal sealed partial class ConnectionRetry(TimeProvider time, ILogger<ConnectionRetry> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan SaidEvery = TimeSpan.FromSeconds(10);

    private long? said;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (said is not { } before || time.GetElapsedTime(before) >= SaidEvery)
        {
            said = time.GetTimestamp();
            LogWaiting(exception.Message);
        }

        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "No silo answers yet, trying again: {Reason}")]
    private partial void LogWaiting(string reason);
}
