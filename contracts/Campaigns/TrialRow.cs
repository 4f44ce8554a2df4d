using Cluster.Contracts.Statistics;

namespace Cluster.Contracts.Campaigns;

/// <summary>
/// A trial as lists show it. Version rises with every change of the row, Epoch with every durable report; Value is what the search
/// maximises: validation accuracy by window (or the negated objective of an analytic one). Accuracy counts validation records at the best epoch.
/// </summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrialRow")]
public sealed record TrialRow(
    [property: Id(0)] string Id,
    [property: Id(1)] string Campaign,
    [property: Id(2)] int Number,
    [property: Id(3)] string Experiment,
    [property: Id(4)] TrialState State,
    [property: Id(5)] IReadOnlyList<ParameterValue> Parameters,
    [property: Id(6)] long Seed,
    [property: Id(7)] int Epoch,
    [property: Id(8)] int Epochs,
    [property: Id(9)] double? Value,
    [property: Id(10)] Proportion? Accuracy,
    [property: Id(11)] string? Silo,
    [property: Id(12)] string? Lane,
    [property: Id(13)] long Fence,
    [property: Id(14)] string? Reason,
    [property: Id(15)] DateTimeOffset CreatedAt,
    [property: Id(16)] DateTimeOffset? StartedAt,
    [property: Id(17)] DateTimeOffset? EndedAt,
    [property: Id(18)] double LaneSeconds,
    [property: Id(19)] long Version)
{
    /// <summary>When it was given its present or last lease.</summary>
    [Id(20)]
    public DateTimeOffset? GrantedAt { get; init; }

    /// <summary>All values of a trial of a study with several objectives; Value is the first of them.</summary>
    [Id(21)]
    public IReadOnlyList<double>? Values { get; init; }

    /// <summary>Whether the trial has reached a state that absorbs.</summary>
    public bool IsFinished => State is TrialState.Completed or TrialState.Pruned or TrialState.Stopped or TrialState.Failed;
}
