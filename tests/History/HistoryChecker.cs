using Cluster.History.Campaigns;
using Cluster.History.Devices;
using Cluster.History.Live;
using Cluster.History.Storage;

namespace Cluster.History;

/// <summary>Holds the history of a cluster against its promises.</summary>
public static class HistoryChecker
{
    /// <summary>The promises, in the order of their numbers.</summary>
    public static IReadOnlyList<IHistoryRule> Rules { get; } =
    [
        new FencesRise(),
        new TerminalStatesAbsorb(),
        new TrialsAreExact(),
        new CommandsActOnce(),
        new EpochsAreContiguous(),
        new DecisionsReplay(),
        new ResultsEqualUndisturbed(),
        new NothingStartsWhilePaused(),
        new NothingIsForgotten(),
        new RowsMatchTheirState(),
        new PagesCatchUp(),
    ];

    /// <summary>Every broken promise, by rule.</summary>
    public static IReadOnlyList<Violation> Check(ClientHistory clients, DatabaseLog database, HistoryOptions options) =>
        Check(new Evidence(clients.Operations(), clients.Pages(), database, options));

    /// <summary>Every broken promise, by rule.</summary>
    public static IReadOnlyList<Violation> Check(Evidence evidence) => [.. Rules.SelectMany(rule => rule.Check(evidence))];
}
