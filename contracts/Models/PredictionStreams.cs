namespace Cluster.Contracts.Models;

/// <summary>Where predictions are published when they are asked for, taken by a lane and ended: key = key of the <see cref="IPredictorGrain"/>, item = <see cref="PredictionsChanged"/>.</summary>
public static class PredictionStreams
{
    /// <summary>Namespace of the predictors' streams; the provider is that of the campaigns.</summary>
    public const string Namespace = "predictor";
}
