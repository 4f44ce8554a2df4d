using Cluster.History.Devices;
using Cluster.History.Storage;

namespace Cluster.History.Campaigns;

/// <summary>Rule 5.</summary>
public sealed class EpochsAreContiguous : IHistoryRule
{
    /// <inheritdoc/>
    public int Number => 5;

    /// <inheritdoc/>
    public string Sentence => "The epochs of a trial run from 1 without a gap, each attempt goes on right after its checkpoint, and an epoch reported again is equal to the bit.";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(Evidence evidence) =>
        evidence.Database.Jobs.SelectMany(job => CheckEpochs(evidence, job).Concat(CheckAttempts(evidence.Database, job)));

    private IEnumerable<Violation> CheckEpochs(Evidence evidence, LoggedJob job)
    {
        var epochs = evidence.Database.EpochsOf(job.Id).ToList();
        for (var i = 0; i < epochs.Count; i++)
        {
            if (epochs[i].Epoch != i + 1)
            {
                yield return new Violation(Number, job.Id, $"expected epoch {i + 1}, found epoch {epochs[i].Epoch}.");
                break;
            }
        }

        if (epochs.Count != job.Epoch && job.Kind == "trial")
        {
            yield return new Violation(Number, job.Id, $"its row says epoch {job.Epoch}, {epochs.Count} are stored.");
        }

        if (job is { State: "completed", Kind: "trial" } && epochs.Count != job.Epochs)
        {
            yield return new Violation(Number, job.Id, $"it completed with {epochs.Count} of {job.Epochs} epochs.");
        }

        foreach (var epoch in epochs.Where(e => e.Diverged && evidence.Options.SameCpu))
        {
            yield return new Violation(Number, job.Id, $"epoch {epoch.Epoch} was reported again with other bits.");
        }
    }

    private IEnumerable<Violation> CheckAttempts(DatabaseLog database, LoggedJob job)
    {
        var epochs = database.EpochsOf(job.Id).ToList();
        var from = 1;
        foreach (var grant in database.GrantsOf(job.Id))
        {
            var before = epochs.Count(e => e.Fence < grant.Fence);
            if (grant.FromEpoch > before + 1)
            {
                yield return new Violation(Number, job.Id, $"fence {grant.Fence} starts at epoch {grant.FromEpoch}; only {before} were stored before it.");
            }

            if (grant.FromEpoch < from)
            {
                yield return new Violation(Number, job.Id, $"fence {grant.Fence} starts at epoch {grant.FromEpoch}, an earlier one at {from}.");
            }

            if (epochs.FirstOrDefault(e => e.Fence == grant.Fence) is { } own && own.Epoch < grant.FromEpoch)
            {
                yield return new Violation(Number, job.Id, $"fence {grant.Fence} starts at epoch {grant.FromEpoch} and reported epoch {own.Epoch}.");
            }

            from = Math.Max(from, grant.FromEpoch);
        }
    }
}
