namespace Cluster.Contracts.Comparisons;

/// <summary>
/// How two signals differ. Notes say in sentences what was done to compare them (alignment, resampling, shortening); the sentences are made of the
/// numbers beside them. Correlation is NaN where a signal is constant; all stretches and bands are there, in order.
/// </summary>
[GenerateSerializer, Immutable, Alias("Comparisons.DifferenceView")]
public sealed record DifferenceView(
    [property: Id(0)] DifferenceQuery Query,
    [property: Id(1)] string Unit,
    [property: Id(2)] double RateHz,
    [property: Id(3)] double FromSeconds,
    [property: Id(4)] double Seconds,
    [property: Id(5)] IReadOnlyList<string> Notes,
    [property: Id(6)] double MeanAbsolute,
    [property: Id(7)] double Largest,
    [property: Id(8)] double LargestAt,
    [property: Id(9)] double Correlation,
    [property: Id(10)] string CorrelationWords,
    [property: Id(11)] IReadOnlyList<DifferenceStretch> Stretches,
    [property: Id(12)] string TimeSummary,
    [property: Id(13)] IReadOnlyList<DifferenceBand> Bands,
    [property: Id(14)] int Tested,
    [property: Id(15)] int Significant,
    [property: Id(16)] double StepHz,
    [property: Id(17)] double AveragesA,
    [property: Id(18)] double AveragesB,
    [property: Id(19)] string SpectralSummary);
