using Cluster.Grains.Signals;
using Npgsql;

namespace Cluster.Silo.Storage;

/// <summary>Looks every few minutes for signals without features, at the start for those of an older program too, and computes them one batch after the other.</summary>
internal sealed partial class FeatureFiller(FeatureBackfill backfill, TimeProvider time, ILogger<FeatureFiller> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                if (await backfill.Look(stoppingToken) is > 0 and var waiting)
                    LogWaiting(waiting);
                while (await backfill.Step(stoppingToken) > 0)
                    await Task.Yield();
            }
            catch (Exception e) when (e is NpgsqlException or IOException)
            {
                LogLater(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "{Signals} signals wait for their features")]
    private partial void LogWaiting(long signals);

    [LoggerMessage(LogLevel.Warning, "Features could not be computed; the next look goes on")]
    private partial void LogLater(Exception exception);
}
