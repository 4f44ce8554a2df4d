using Cluster.History.Campaigns;

namespace Cluster.History;

/// <summary>
/// What a check may assume. AtRest: faults are over and every row has had time to follow its state. SameCpu: repeats of an epoch must be
/// equal to the bit. LivingSilos: if given, a running job must be held by one of them. Replay: gives a sentence for every suggestion or
/// prune that the log does not reproduce. QuietSince: if given, nothing has hurt the cluster since then, so that nobody may have waited for longer than
/// LongestWait beside a lane that was free. Undisturbed: the outcomes that a campaign has without faults, by campaign id.
/// </summary>
public sealed record HistoryOptions
{
    /// <summary>Number of a campaign's first trial.</summary>
    public int FirstNumber { get; init; }

    /// <summary>Whether faults are over.</summary>
    public bool AtRest { get; init; } = true;

    /// <summary>Whether all attempts ran on the same kind of processor.</summary>
    public bool SameCpu { get; init; } = true;

    /// <summary>Addresses of the silos that live, or null if it is not known.</summary>
    public IReadOnlyCollection<string>? LivingSilos { get; init; }

    /// <summary>Since when there have been no faults, by the database's clock, or null where waits are not looked at.</summary>
    public DateTimeOffset? QuietSince { get; init; }

    /// <summary>
    /// How long a job may wait beside a free lane that its campaign may use: the promise is a second; a machine on which everything waits for a
    /// processor needs an allowance.
    /// </summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Replays a campaign's log.</summary>
    public Func<IReadOnlyList<LoggedEvent>, IEnumerable<string>>? Replay { get; init; }

    /// <summary>Expected outcomes by campaign id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TrialOutcome>> Undisturbed { get; init; } =
        new Dictionary<string, IReadOnlyList<TrialOutcome>>();
}
