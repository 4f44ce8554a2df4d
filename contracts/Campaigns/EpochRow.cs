namespace Cluster.Contracts.Campaigns;

/// <summary>One durable report: losses, validation by record (k of n) and by window (k of n), macro F1, learning rate; Value is what the pruner sees.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.EpochRow")]
public sealed record EpochRow(
    [property: Id(0)] int Epoch,
    [property: Id(1)] double Value,
    [property: Id(2)] double? TrainLoss,
    [property: Id(3)] double? ValidationLoss,
    [property: Id(4)] int? RecordsCorrect,
    [property: Id(5)] int? Records,
    [property: Id(6)] int? WindowsCorrect,
    [property: Id(7)] int? Windows,
    [property: Id(8)] double? MacroF1,
    [property: Id(9)] double? LearningRate,
    [property: Id(10)] double Seconds,
    [property: Id(11)] long Fence,
    [property: Id(12)] DateTimeOffset At);
