using Cluster.History.Storage;

namespace Cluster.History.Devices;

/// <summary>Rule 1.</summary>
public sealed class FencesRise : IHistoryRule
{
    /// <inheritdoc/>
    public int Number => 1;

    /// <inheritdoc/>
    public string Sentence => "The fences of a job strictly rise, and no effect of a fence is committed after a later one was granted.";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(Evidence evidence) => evidence.Database.Jobs.SelectMany(job => Check(evidence.Database, job));

    private IEnumerable<Violation> Check(DatabaseLog database, LoggedJob job)
    {
        var grants = database.GrantsOf(job.Id).ToList();
        for (var i = 1; i < grants.Count; i++)
        {
            if (grants[i].Fence <= grants[i - 1].Fence || grants[i].GrantedAt < grants[i - 1].GrantedAt)
            {
                yield return new Violation(Number, job.Id,
                    $"fence {grants[i].Fence} was granted at {grants[i].GrantedAt:O}, fence {grants[i - 1].Fence} at {grants[i - 1].GrantedAt:O}.");
            }
        }

        var last = grants.LastOrDefault()?.Fence ?? 0;
        if (job.Fence != last)
        {
            yield return new Violation(Number, job.Id, $"its row carries fence {job.Fence}, its last grant {last}.");
        }

        foreach (var violation in OldEffects(database, job, grants))
        {
            yield return violation;
        }
    }

    private IEnumerable<Violation> OldEffects(DatabaseLog database, LoggedJob job, List<LoggedGrant> grants)
    {
        var highest = 0L;
        foreach (var epoch in database.EpochsOf(job.Id))
        {
            if (grants.FirstOrDefault(g => g.Fence > epoch.Fence && g.GrantedAt < epoch.At) is { } later)
            {
                yield return new Violation(Number, job.Id,
                    $"epoch {epoch.Epoch} of fence {epoch.Fence} was stored at {epoch.At:O}, after fence {later.Fence} was granted at {later.GrantedAt:O}.");
            }

            // New epochs are appended in order, so this shows an old writer even where two clocks could not.
            if (epoch.Fence < highest)
            {
                yield return new Violation(Number, job.Id, $"epoch {epoch.Epoch} was stored by fence {epoch.Fence} after an earlier epoch by fence {highest}.");
            }

            if (!grants.Any(g => g.Fence == epoch.Fence))
            {
                yield return new Violation(Number, job.Id, $"epoch {epoch.Epoch} carries fence {epoch.Fence}, which was never granted.");
            }

            highest = Math.Max(highest, epoch.Fence);
        }

        foreach (var artifact in database.Artifacts.Where(a => a.Job == job.Id && job.IsFinished && a.Fence != job.Fence))
        {
            yield return new Violation(Number, job.Id, $"artifact {artifact.Name} carries fence {artifact.Fence}, the job ended under fence {job.Fence}.");
        }
    }
}
