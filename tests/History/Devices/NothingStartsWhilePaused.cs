namespace Cluster.History.Devices;

/// <summary>Rule 8.</summary>
public sealed class NothingStartsWhilePaused : IHistoryRule
{
    /// <inheritdoc/>
    public int Number => 8;

    /// <inheritdoc/>
    public string Sentence => "After an acknowledged pause or stop nothing of the campaign is given a lane until somebody asks it to go on.";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var halt in evidence.Operations.Where(o => o is { Kind: CommandKind.Pause or CommandKind.Stop, Outcome: OperationOutcome.Ok, Campaign: not null }))
        {
            var until = evidence.Operations
                .Where(o => o.Campaign == halt.Campaign && o.Kind is CommandKind.Resume or CommandKind.Extend && o.Outcome != OperationOutcome.Fail)
                .Where(o => o.AnsweredAt is null || o.AnsweredAt > halt.InvokedAt)
                .Select(o => o.InvokedAt)
                .DefaultIfEmpty(DateTimeOffset.MaxValue)
                .Min();
            var trials = evidence.Database.TrialsOf(halt.Campaign!).Select(j => j.Id).ToHashSet();
            foreach (var grant in evidence.Database.Grants.Where(g => trials.Contains(g.Job) && g.GrantedAt > halt.AnsweredAt && g.GrantedAt < until))
            {
                yield return new Violation(Number, halt.Campaign!,
                    $"{grant.Job} was granted fence {grant.Fence} at {grant.GrantedAt:O} although its {halt.Kind} was acknowledged at {halt.AnsweredAt:O}.");
            }
        }
    }
}
