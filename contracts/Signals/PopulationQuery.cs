namespace Cluster.Contracts.Signals;

/// <summary>
/// Which signals a population is made of: those of a dataset, of its healthy class alone, of some labels (none: any), of one rate (Hz) or length (samples).
/// The signals of a dataset are the same in all its versions.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.PopulationQuery")]
public sealed record PopulationQuery([property: Id(0)] string Dataset)
{
    /// <summary>Only signals whose label says that nothing is wrong: one of <see cref="HealthyLabels"/>.</summary>
    [Id(1)]
    public bool HealthyOnly { get; init; }

    /// <summary>Only these labels; empty for any.</summary>
    [Id(2)]
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Only this rate (Hz).</summary>
    [Id(3)]
    public double? RateHz { get; init; }

    /// <summary>Only this length (samples).</summary>
    [Id(4)]
    public int? Samples { get; init; }
}
