namespace Cluster.Contracts.Models;

/// <summary>All predictions of one job as they stand, published whenever the job changes.</summary>
[GenerateSerializer, Immutable, Alias("Models.PredictionsChanged")]
public sealed record PredictionsChanged([property: Id(0)] string Job, [property: Id(1)] IReadOnlyList<PredictionView> Predictions);
