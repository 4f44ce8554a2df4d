namespace Cluster.Contracts.Signals;

/// <summary>A generated dataset: classes (null for the eleven standard ones), virtual machines, records a class and machine, seconds a record, seed.</summary>
[GenerateSerializer, Immutable, Alias("Signals.GenerateSpec")]
public sealed record GenerateSpec(
    [property: Id(0)] string Name,
    [property: Id(1)] IReadOnlyList<string>? Classes,
    [property: Id(2)] int Machines,
    [property: Id(3)] int RecordsPerClassAndMachine,
    [property: Id(4)] double Seconds,
    [property: Id(5)] long Seed,
    [property: Id(6)] SplitSpec Split)
{
    /// <summary>Levels the faults have, of incipient, mild, moderate and severe in equal shares; null for all four.</summary>
    [Id(7)]
    public IReadOnlyList<string>? Severities { get; init; }

    /// <summary>A preset of <see cref="GeneratePresets"/>; all but the name and the seeds are then what the preset says.</summary>
    [Id(8)]
    public string? Preset { get; init; }

    /// <summary>Records of a class dealt over the machines, in place of as many on each of them.</summary>
    [Id(9)]
    public int? RecordsPerClass { get; init; }

    /// <summary>Sampling rate in Hz.</summary>
    [Id(10)]
    public double RateHz { get; init; } = 20_480;

    /// <summary>1 for the X direction alone, 2 for X and Y.</summary>
    [Id(11)]
    public int Channels { get; init; } = 1;

    /// <summary>How the speed runs during a record, one of <see cref="GenerateWords.SpeedProfiles"/>.</summary>
    [Id(12)]
    public string SpeedProfile { get; init; } = "constant";

    /// <summary>How many records that makes.</summary>
    public int Records() => (Classes?.Distinct().Count() ?? GenerateWords.StandardClasses.Count) * (RecordsPerClass ?? Machines * RecordsPerClassAndMachine);

    /// <summary>How many bytes their samples take.</summary>
    public long SampleBytes() => (long)(Records() * Channels * sizeof(float) * Math.Round(RateHz * Seconds));
}
