namespace Cluster.Compute.Models.Data;

/// <summary>
/// One recording of an index: Path names a file of Samples little-endian float32 values taken at RateHz. Split is its side, without meaning where windows are
/// dealt; Group is what the split keeps together.
/// </summary>
public sealed record IndexedSignal(string SignalId, string Path, int Samples, double RateHz, string Label, Side Split, string Group);
