namespace Cluster.Contracts.Signals;

/// <summary>Which part of a spectrogram: between two times (s, null for the ends), with a Hann window of Segment samples (null for one that suits the rate), in at most Columns times and Rows frequencies.</summary>
[GenerateSerializer, Immutable, Alias("Signals.SpectrogramQuery")]
public sealed record SpectrogramQuery(
    [property: Id(0)] double? From = null,
    [property: Id(1)] double? To = null,
    [property: Id(2)] int? Segment = null,
    [property: Id(3)] int Columns = 300,
    [property: Id(4)] int Rows = 128);
