using System.Collections.Concurrent;
using Cluster.Contracts;
using Cluster.Contracts.Campaigns;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Campaigns in memory, as the tables would give them.</summary>
public sealed class FakeCampaigns : ICampaignQueries
{
    private int _reads;

    public ConcurrentDictionary<string, CampaignSnapshot> Snapshots { get; } = new();

    public Dictionary<string, TrialView> Trials { get; } = [];

    public List<CampaignEvent> Log { get; } = [];

    public (double? MedianSeconds, int Count) Typical { get; set; }

    public Exception? Fault { get; set; }

    public int Reads => Volatile.Read(ref _reads);

    public Task<Page<CampaignRow>> List(bool? active, string? search, int skip, int take, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _reads);
        if (Fault is not null)
            throw Fault;
        var rows = Snapshots.Values.Select(snapshot => snapshot.Row)
            .Where(row => active is null || active == row.Status is not (CampaignStatus.Completed or CampaignStatus.Stopped or CampaignStatus.Failed))
            .Where(row => string.IsNullOrEmpty(search) || row.Name.Contains(search, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(row => row.CreatedAt).ToList();
        return Task.FromResult(new Page<CampaignRow>([.. rows.Skip(skip).Take(take)], rows.Count));
    }

    public Task<CampaignSnapshot?> Snapshot(string campaign, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _reads);
        return Fault is not null ? throw Fault : Task.FromResult(Snapshots.GetValueOrDefault(campaign));
    }

    public Task<TrialView?> Trial(string trial, CancellationToken cancellation) => Task.FromResult(Trials.GetValueOrDefault(trial));

    public Task<TrialView?> Trial(string campaign, int number, CancellationToken cancellation) =>
        Task.FromResult(Trials.Values.FirstOrDefault(view => view.Row.Campaign == campaign && view.Row.Number == number));

    public Task<IReadOnlyList<CampaignEvent>> Events(string campaign, long after, int take, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CampaignEvent>>([.. Log.Where(entry => entry.Seq > after).Take(take)]);

    public Task<(double? MedianSeconds, int Count)> TypicalTrial(string model, string? dataset, CancellationToken cancellation) => Task.FromResult(Typical);
}
