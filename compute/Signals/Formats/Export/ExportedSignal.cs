namespace Cluster.Compute.Signals.Formats.Export;

/// <summary>What goes into the file beside the samples.</summary>
/// <param name="Samples">How many there will be.</param>
/// <param name="RateHz">Sampling rate.</param>
/// <param name="Metadata">Names and texts in order, <c>rate_hz</c> and <c>unit</c> among them.</param>
public sealed record ExportedSignal(int Samples, double RateHz, IReadOnlyList<KeyValuePair<string, string>> Metadata);
