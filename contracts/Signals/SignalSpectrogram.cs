namespace Cluster.Contracts.Signals;

/// <summary>
/// Power over time and frequency in dB re 1 unit²/Hz: Rows x Columns levels, the lowest frequency first, each row over time. The first column is
/// centred at StartSeconds, the first row at StartHz. Note tells how it was computed in words; Hash is the signal's.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.SignalSpectrogram")]
public sealed record SignalSpectrogram(
    [property: Id(0)] float[] Levels,
    [property: Id(1)] int Rows,
    [property: Id(2)] int Columns,
    [property: Id(3)] double StartSeconds,
    [property: Id(4)] double StepSeconds,
    [property: Id(5)] double StartHz,
    [property: Id(6)] double StepHz,
    [property: Id(7)] double DomainSeconds,
    [property: Id(8)] string Unit,
    [property: Id(9)] string Note,
    [property: Id(10)] string Hash);
