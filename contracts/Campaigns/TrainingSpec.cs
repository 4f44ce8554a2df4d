namespace Cluster.Contracts.Campaigns;

/// <summary>
/// What every trial of a campaign shares: epochs, and how a signal becomes model input. RateHz 0 keeps the dataset's lowest rate;
/// CutoffHz null leaves the band as it is. WindowSeconds and HopSeconds cut a record into windows. Objective names an analytic objective
/// ("branin", "noop", ...) instead of a model and is empty for a training.
/// </summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrainingSpec")]
public sealed record TrainingSpec(
    [property: Id(0)] int Epochs,
    [property: Id(1)] double RateHz = 0,
    [property: Id(2)] double? CutoffHz = null,
    [property: Id(3)] double WindowSeconds = 1,
    [property: Id(4)] double HopSeconds = 0.5,
    [property: Id(5)] string? Objective = null,
    [property: Id(6)] double SecondsPerEpoch = 0);
