using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Statistics;

namespace Cluster.Contracts.Models;

/// <summary>One look at a held-out side of a dataset by one trial's model: state, k of n by record with interval, per class, and which look it was. Version rises with each change of its job.</summary>
[GenerateSerializer, Immutable, Alias("Models.EvaluationView")]
public sealed record EvaluationView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Trial,
    [property: Id(2)] string Dataset,
    [property: Id(3)] int DatasetVersion,
    [property: Id(4)] string Split,
    [property: Id(5)] TrialState State,
    [property: Id(6)] Proportion? Records,
    [property: Id(7)] Proportion? Windows,
    [property: Id(8)] double? MacroF1,
    [property: Id(9)] IReadOnlyList<ClassAccuracy> Classes,
    [property: Id(10)] int Look,
    [property: Id(11)] string User,
    [property: Id(12)] string Purpose,
    [property: Id(13)] DateTimeOffset CreatedAt,
    [property: Id(14)] DateTimeOffset? EndedAt,
    [property: Id(15)] string? Reason,
    [property: Id(16)] long Version);
