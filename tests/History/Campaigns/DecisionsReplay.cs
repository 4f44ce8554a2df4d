namespace Cluster.History.Campaigns;

/// <summary>Rule 6; it is checked where the options bring the sampler and pruner to replay with.</summary>
public sealed class DecisionsReplay : IHistoryRule
{
    /// <inheritdoc/>
    public int Number => 6;

    /// <inheritdoc/>
    public string Sentence => "Replaying a campaign's seed and log gives every suggestion and every prune again.";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(Evidence evidence) => evidence.Options.Replay is { } replay
        ? evidence.Database.Campaigns.SelectMany(c => replay([.. evidence.Database.EventsOf(c.Id)]).Select(fault => new Violation(Number, c.Id, fault)))
        : [];
}
