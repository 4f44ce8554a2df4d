using Cluster.Contracts.Statistics;

namespace Cluster.Contracts.Models;

/// <summary>A trained model that can predict: the trial whose artifact it is, what it was trained on, and how many validation records it called right.</summary>
[GenerateSerializer, Immutable, Alias("Models.PredictorRow")]
public sealed record PredictorRow(
    [property: Id(0)] string Trial,
    [property: Id(1)] string Campaign,
    [property: Id(2)] string CampaignName,
    [property: Id(3)] int Number,
    [property: Id(4)] string Architecture,
    [property: Id(5)] string Dataset,
    [property: Id(6)] int DatasetVersion,
    [property: Id(7)] string DatasetName,
    [property: Id(8)] Proportion? Validation,
    [property: Id(9)] bool Leaky,
    [property: Id(10)] DateTimeOffset TrainedAt);
