using Cluster.History.Storage;

namespace Cluster.History.Devices;

/// <summary>Rule 9.</summary>
public sealed class NothingIsForgotten : IHistoryRule
{
    /// <inheritdoc/>
    public int Number => 9;

    /// <inheritdoc/>
    public string Sentence => "When faults are over every unfinished job that nobody paused waits in the queue or runs on a silo that lives, and none waits long beside a free lane.";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(Evidence evidence) => (evidence.Options.AtRest
        ? evidence.Database.Jobs.SelectMany(job => Check(evidence.Database, job, evidence.Options.LivingSilos))
        : []).Concat(Waits(evidence));

    private IEnumerable<Violation> Waits(Evidence evidence)
    {
        if (evidence.Options.QuietSince is not { } since)
        {
            yield break;
        }

        foreach (var wait in QueueWaits.BesideAFreeLane(evidence.Database, since).Where(w => w.Length > evidence.Options.LongestWait))
        {
            yield return new Violation(Number, wait.Job,
                $"expected a wait of at most {evidence.Options.LongestWait.TotalSeconds:G3} s; it waited {wait.Length.TotalSeconds:G3} s from {wait.From:O} while {wait.Lane} was free.");
        }
    }

    private IEnumerable<Violation> Check(DatabaseLog database, LoggedJob job, IReadOnlyCollection<string>? living)
    {
        var campaign = database.Campaigns.FirstOrDefault(c => c.Id == job.Campaign);
        var paused = campaign?.Status is "paused" or "pausing";
        if (!job.IsFinished && !paused && job.State is not ("queued" or "running"))
        {
            yield return new Violation(Number, job.Id, $"expected queued or running in a campaign that is {campaign?.Status}; it is {job.State}.");
        }

        if (!job.IsFinished && campaign?.Status is "completed" or "stopped" && job.Kind == "trial")
        {
            yield return new Violation(Number, job.Id, $"its campaign is {campaign!.Status}, the job is {job.State}.");
        }

        foreach (var open in database.GrantsOf(job.Id).Where(g => g.EndedAt is null && (job.State != "running" || g.Fence != job.Fence)))
        {
            yield return new Violation(Number, job.Id, $"the lease of fence {open.Fence} is open; the job is {job.State} under fence {job.Fence}.");
        }

        if (job.State == "running" && !database.GrantsOf(job.Id).Any(g => g.Fence == job.Fence && g.EndedAt is null))
        {
            yield return new Violation(Number, job.Id, $"it is running under fence {job.Fence}, whose lease has ended or was never granted.");
        }

        if (job.State == "running" && living is not null && !living.Contains(job.Silo ?? ""))
        {
            yield return new Violation(Number, job.Id, $"it is running on {job.Silo}; the living silos are {string.Join(", ", living)}.");
        }
    }
}
