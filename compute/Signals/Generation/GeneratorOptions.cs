namespace Cluster.Compute.Signals.Generation;

/// <summary>What to generate; the same options give the same samples.</summary>
/// <param name="Seed">Of everything drawn.</param>
/// <param name="Machines">Virtual machines; each makes records of every class.</param>
/// <param name="Records">Records of each class on each machine.</param>
/// <param name="RateHz">Sampling rate, 4,096 to 204,800 Hz.</param>
/// <param name="Seconds">Length of a record, 0.1 to 600 s.</param>
/// <param name="Severity">Shares of the levels; null for equal ones.</param>
public sealed record GeneratorOptions(
    ulong Seed = 42,
    int Machines = 8,
    int Records = 4,
    double RateHz = 20_480,
    double Seconds = 5,
    SeverityMix? Severity = null)
{
    /// <summary>Classes in any order; null for the eleven standard ones.</summary>
    public IReadOnlyList<FaultClass>? Classes { get; init; }

    /// <summary>Records of each class dealt over the machines, in place of <see cref="Records"/> on each.</summary>
    public int? RecordsPerClass { get; init; }

    /// <summary>1 for the X direction, 2 for X and Y.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>Of all records; those of oil whip run up in any case.</summary>
    public SpeedProfile Speed { get; init; }

    internal int PerClass => RecordsPerClass ?? Machines * Records;

    internal FaultClass[] Chosen => [.. (Classes ?? FaultLabels.StandardClasses).Distinct().Order()];

    internal void Check()
    {
        if (Machines is < 1 or > 10_000)
            throw new ArgumentException($"expected 1 to 10000 machines, found {Machines}", nameof(Machines));
        if (Records is < 1 or > 10_000)
            throw new ArgumentException($"expected 1 to 10000 records of a class and machine, found {Records}", nameof(Records));
        if (RecordsPerClass is < 1 or > 1_000_000)
            throw new ArgumentException($"expected 1 to 1000000 records of a class, found {RecordsPerClass}", nameof(RecordsPerClass));
        if (RateHz is not (>= 4_096 and <= 204_800))
            throw new ArgumentException($"expected a rate of 4096 to 204800 Hz, found {RateHz}", nameof(RateHz));
        if (Seconds is not (>= 0.1 and <= 600))
            throw new ArgumentException($"expected records of 0.1 to 600 s, found {Seconds}", nameof(Seconds));
        if (Channels is not (1 or 2))
            throw new ArgumentException($"expected 1 or 2 channels, found {Channels}", nameof(Channels));
        if (Classes is { Count: 0 })
            throw new ArgumentException("expected at least one class, found none", nameof(Classes));
        if (Severity is { IsValid: false })
            throw new ArgumentException($"expected severity shares of 0 or more, one of them above 0, found {Severity}", nameof(Severity));
    }
}
