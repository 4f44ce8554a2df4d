using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Models;

/// <summary>The result of a prediction job: the model's labels in the order of its outputs, how recordings were prepared, the code that did it, and each signal's prediction.</summary>
public sealed record PredictionResult(IReadOnlyList<string> Labels, InputSpec Input, string Code, IReadOnlyList<SignalPrediction> Signals);
