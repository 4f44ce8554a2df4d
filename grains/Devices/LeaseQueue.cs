using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;

namespace Cluster.Grains.Devices;

/// <summary>
/// Which job is next: higher priority first; among equals the campaign with the fewest running jobs, then the one that used the least lane time,
/// then the older one; within a campaign the lower trial number. A campaign never has more running than its parallel limit. The jobs that generate one dataset
/// share as those of one campaign do.
/// </summary>
public sealed class LeaseQueue
{
    private readonly Dictionary<string, OpenJob> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenJob> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<(int Trial, long Number, string Id)>> _byCampaign = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _runningOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _usedSeconds = new(StringComparer.Ordinal);

    /// <summary>Jobs that wait for a lane.</summary>
    public IReadOnlyCollection<OpenJob> Waiting => _waiting.Values;

    /// <summary>Jobs that hold a lease.</summary>
    public IReadOnlyCollection<OpenJob> Running => _running.Values;

    /// <summary>The job if it is known, waiting or running.</summary>
    public OpenJob? Find(string id) => _waiting.GetValueOrDefault(id) ?? _running.GetValueOrDefault(id);

    /// <summary>Takes the job as it stands in the table, replacing what was known of it.</summary>
    public void Put(OpenJob job)
    {
        Remove(job.Id);
        if (job.Running)
        {
            _running[job.Id] = job;
            _runningOf[Group(job)] = _runningOf.GetValueOrDefault(Group(job)) + 1;
        }
        else if (job.Desired == DesiredState.Run)
        {
            _waiting[job.Id] = job;
            if (!_byCampaign.TryGetValue(Group(job), out var line))
                _byCampaign[Group(job)] = line = [];
            line.Add((job.TrialNumber, job.Number, job.Id));
        }
    }

    /// <summary>Forgets a job.</summary>
    public void Remove(string id)
    {
        if (_waiting.Remove(id, out var waiting))
        {
            var line = _byCampaign[Group(waiting)];
            line.Remove((waiting.TrialNumber, waiting.Number, id));
            if (line.Count == 0)
                _byCampaign.Remove(Group(waiting));
        }

        if (_running.Remove(id, out var running))
        {
            var left = _runningOf[Group(running)] - 1;
            if (left == 0)
                _runningOf.Remove(Group(running));
            else
                _runningOf[Group(running)] = left;
        }
    }

    /// <summary>Charges lane time to a campaign's share.</summary>
    public void Charge(OpenJob job, double seconds) => _usedSeconds[Group(job)] = UsedSeconds(Group(job)) + seconds;

    /// <summary>Lane time charged to a campaign so far.</summary>
    public double UsedSeconds(string campaign) => _usedSeconds.GetValueOrDefault(campaign);

    /// <summary>Up to <paramref name="count"/> jobs for lanes of a kind, best first; they stay waiting until they are put as running.</summary>
    public IReadOnlyList<OpenJob> Pick(LaneKind kind, int count)
    {
        var picked = new List<OpenJob>();
        var extra = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = _byCampaign.ToDictionary(l => l.Key, l => Line(l.Value, kind).GetEnumerator(), StringComparer.Ordinal);
        foreach (var empty in lines.Where(l => !l.Value.MoveNext()).Select(l => l.Key).ToArray())
            lines.Remove(empty);
        while (picked.Count < count)
        {
            OpenJob? best = null;
            foreach (var (group, line) in lines)
            {
                var job = line.Current;
                if (RunningOf(group, extra) < job.Parallel && (best is null || Compare(job, best, extra) < 0))
                    best = job;
            }

            if (best is null)
                break;
            picked.Add(best);
            var key = Group(best);
            extra[key] = extra.GetValueOrDefault(key) + 1;
            if (!lines[key].MoveNext())
                lines.Remove(key);
        }

        return picked;
    }

    /// <summary>How many jobs of a campaign hold a lease.</summary>
    public int RunningOf(string campaign) => _runningOf.GetValueOrDefault(campaign);

    /// <summary>What the queue counts a job under: its campaign, the dataset it generates, or itself.</summary>
    public static string Group(OpenJob job) => job.Campaign ?? job.Generates ?? job.Id;

    private IEnumerable<OpenJob> Line(SortedSet<(int Trial, long Number, string Id)> line, LaneKind kind) =>
        line.Select(l => _waiting[l.Id]).Where(j => j.LaneKind == kind);

    private int RunningOf(string group, Dictionary<string, int> extra) => RunningOf(group) + extra.GetValueOrDefault(group);

    private int Compare(OpenJob a, OpenJob b, Dictionary<string, int> extra)
    {
        var order = b.Priority.CompareTo(a.Priority);
        if (order == 0)
            order = RunningOf(Group(a), extra).CompareTo(RunningOf(Group(b), extra));
        if (order == 0)
            order = UsedSeconds(Group(a)).CompareTo(UsedSeconds(Group(b)));
        return order == 0 ? a.Number.CompareTo(b.Number) : order;
    }
}
