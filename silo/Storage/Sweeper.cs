using Cluster.Grains.Storage;
using Npgsql;

namespace Cluster.Silo.Storage;

/// <summary>
/// Once an hour deletes blobs that nothing refers to and nobody touched for a day, commands older than a week, selections of signals that nobody made
/// again for a year, and what listeners to campaigns that are over, datasets and test sets left behind. Two silos doing so at once only share the work.
/// </summary>
internal sealed partial class Sweeper(
    BlobStore blobs, CommandTable commands, SubscriptionTable subscriptions, SelectionTable selections, TimeProvider time, ILogger<Sweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan BlobsKept = TimeSpan.FromHours(24);
    private static readonly TimeSpan CommandsKept = TimeSpan.FromDays(7);
    private static readonly TimeSpan SelectionsKept = TimeSpan.FromDays(365);
    private static readonly TimeSpan SubscriptionsKept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var now = time.GetUtcNow();
                LogSwept(
                    await blobs.Sweep(now - BlobsKept, stoppingToken),
                    await commands.Forget(now - CommandsKept, stoppingToken),
                    await subscriptions.Forget(now - SubscriptionsKept, stoppingToken),
                    await selections.Forget(now - SelectionsKept, stoppingToken));
            }
            catch (NpgsqlException e)
            {
                LogLater(e);
            }
        }
    }
}
