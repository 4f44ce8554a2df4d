using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Devices;

/// <summary>
/// Tells each campaign what became durable, one call at a time a campaign, and hands its wish to prune on. A campaign reads the table by itself too, so
/// what cannot be told after some attempts, or is too much for a campaign that does not answer, is let go.
/// </summary>
internal sealed partial class CampaignTeller(IPoolLink pool, RunningJobs jobs, TimeProvider time, ILogger<CampaignTeller> log)
{
    private const int Attempts = 5;
    private const int MostWaiting = 5000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<TrialReport>> _waiting = new(StringComparer.Ordinal);

    public void Tell(string campaign, IEnumerable<TrialReport> reports)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(campaign, out var waiting))
            {
                if (waiting.Count < MostWaiting)
                    waiting.AddRange(reports);
                return;
            }

            _waiting[campaign] = [.. reports];
        }

        _ = Task.Run(() => TellAll(campaign));
    }

    private async Task TellAll(string campaign)
    {
        while (Take(campaign) is { } reports)
            await Deliver(campaign, reports);
    }

    private List<TrialReport>? Take(string campaign)
    {
        lock (_lock)
        {
            var reports = _waiting[campaign];
            if (reports.Count == 0)
            {
                _waiting.Remove(campaign);
                return null;
            }

            _waiting[campaign] = [];
            return reports;
        }
    }

    private async Task Deliver(string campaign, List<TrialReport> reports)
    {
        var backoff = new Backoff(time);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                foreach (var trial in await pool.Reported(campaign, reports, CancellationToken.None))
                    jobs.Find(trial)?.Ask(DesiredState.Prune);
                return;
            }
            catch (Exception error)
            {
                // A lost silo, a busy grain, a deactivated one: none of it is this worker's matter.
                LogUntold(log, campaign, attempt, error);
                await backoff.Wait(CancellationToken.None);
            }
        }
    }
}
