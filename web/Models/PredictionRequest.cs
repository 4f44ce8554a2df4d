namespace Cluster.Web.Models;

/// <summary>Which signals a model is to predict: 1 to 10 ids.</summary>
public sealed record PredictionRequest(IReadOnlyList<string> Signals);
