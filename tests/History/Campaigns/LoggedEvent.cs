namespace Cluster.History.Campaigns;

/// <summary>An entry of a campaign's log: its JSON, and those members of it that the rules read.</summary>
public sealed record LoggedEvent(string Campaign, long Seq, string Kind, string Body, DateTimeOffset At)
{
    /// <summary>Number of the trial it is about.</summary>
    public int? Number { get; init; }

    /// <summary>Id of the trial it is about.</summary>
    public string? Trial { get; init; }

    /// <summary>State in which the trial ended, in lower case.</summary>
    public string? State { get; init; }

    /// <summary>Value with which the trial ended.</summary>
    public double? Value { get; init; }

    /// <summary>Parameters of a suggested trial, in one canonical line.</summary>
    public string? Parameters { get; init; }

    /// <summary>Seed of a suggested trial.</summary>
    public long? TrialSeed { get; init; }

    /// <summary>Status to which the campaign changed, in lower case.</summary>
    public string? Status { get; init; }

    /// <summary>Trials allowed from here on, where the entry sets a budget.</summary>
    public int? MaxTrials { get; init; }

    /// <summary>Trials allowed at once from here on, where the entry sets a budget.</summary>
    public int? Parallel { get; init; }

    /// <summary>The command that caused it.</summary>
    public Guid? CommandId { get; init; }

    /// <summary>Numbers of the trials whose values it reports.</summary>
    public IReadOnlyList<int> Reported { get; init; } = [];
}
