namespace Cluster.Grains.Signals;

/// <summary>One signal of a listing: blob hash of its float32 little-endian samples, rate (Hz), label, side and group.</summary>
public sealed record ListedSignal(string Id, string Hash, int Samples, double RateHz, string Label, string Split, string Group);
