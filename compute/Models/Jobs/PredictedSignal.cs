namespace Cluster.Compute.Models.Jobs;

/// <summary>A recording that a prediction is asked for: its id, SHA-256 (hex) of its float32 samples, how many they are, and their rate (Hz).</summary>
public sealed record PredictedSignal(string SignalId, string Hash, int Samples, double RateHz);
