using Cluster.History.Storage;

namespace Cluster.History.Devices;

/// <summary>
/// Works out from leases and queue times who waited beside a free lane while nothing hurt the cluster. A lane is there from its first lease that reaches
/// into that time; it is free between two leases. A job may have it if it is of the lane's kind and its campaign runs fewer trials than its smallest
/// limit. The row knows when a job last began to wait, so only the last wait of each job is seen.
/// </summary>
public static class QueueWaits
{
    /// <summary>The longest such wait of each job, longest first.</summary>
    public static IReadOnlyList<QueueWait> BesideAFreeLane(DatabaseLog database, DateTimeOffset since)
    {
        var jobs = database.Jobs.ToDictionary(j => j.Id);
        var lanes = database.Grants.Where(g => jobs.ContainsKey(g.Job) && (g.EndedAt ?? database.ReadAt) > since)
            .GroupBy(g => (Name: $"{g.Lane} of {g.Silo}", Kind: jobs[g.Job].LaneKind))
            .Select(lane => (lane.Key.Name, lane.Key.Kind, Leases: Spans(database, lane)))
            .ToList();
        return [.. database.Jobs
            .Select(job => Wait(database, job) is { } wait
                ? lanes.Where(lane => lane.Kind == job.LaneKind)
                    .SelectMany(lane => Free(lane.Leases, wait).SelectMany(free => Allowed(database, job, free)).Select(span => new QueueWait(job.Id, lane.Name, span.From, span.Until)))
                    .MaxBy(w => w.Length)
                : null)
            .OfType<QueueWait>()
            .OrderByDescending(w => w.Length)];
    }

    private static (DateTimeOffset From, DateTimeOffset Until)? Wait(DatabaseLog database, LoggedJob job)
    {
        var granted = database.GrantsOf(job.Id).LastOrDefault(g => g.GrantedAt >= job.QueuedAt)?.GrantedAt;
        DateTimeOffset? until = granted ?? (job is { State: "queued", Desired: "run" } ? database.ReadAt : null);
        return until > job.QueuedAt ? (job.QueuedAt, until.Value) : null;
    }

    private static List<(DateTimeOffset From, DateTimeOffset Until)> Spans(DatabaseLog database, IEnumerable<LoggedGrant> grants) =>
        [.. grants.Select(g => (g.GrantedAt, g.EndedAt ?? database.ReadAt)).Order()];

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Free(
        List<(DateTimeOffset From, DateTimeOffset Until)> leases, (DateTimeOffset From, DateTimeOffset Until) wait)
    {
        for (var i = 0; i < leases.Count; i++)
        {
            var from = leases[i].Until > wait.From ? leases[i].Until : wait.From;
            var until = i + 1 < leases.Count && leases[i + 1].From < wait.Until ? leases[i + 1].From : wait.Until;
            if (until > from)
            {
                yield return (from, until);
            }
        }
    }

    /// <summary>The parts of a span in which the job's campaign might have had one more lane.</summary>
    private static List<(DateTimeOffset From, DateTimeOffset Until)> Allowed(DatabaseLog database, LoggedJob job, (DateTimeOffset From, DateTimeOffset Until) span)
    {
        if (job.Campaign is null)
        {
            return [span];
        }

        var limit = database.EventsOf(job.Campaign).Min(e => e.Parallel) ?? int.MaxValue;
        var leases = Spans(database, database.TrialsOf(job.Campaign).SelectMany(t => database.GrantsOf(t.Id)));
        var bounds = leases.SelectMany(l => new[] { l.From, l.Until }).Where(t => t > span.From && t < span.Until).Append(span.From).Append(span.Until).Distinct().Order().ToList();
        var allowed = new List<(DateTimeOffset From, DateTimeOffset Until)>();
        foreach (var (from, until) in bounds.Zip(bounds.Skip(1)))
        {
            if (leases.Count(l => l.From <= from && l.Until >= until) >= limit)
            {
                continue;
            }

            if (allowed.Count > 0 && allowed[^1].Until == from)
            {
                allowed[^1] = (allowed[^1].From, until);
            }
            else
            {
                allowed.Add((from, until));
            }
        }

        return allowed;
    }
}
