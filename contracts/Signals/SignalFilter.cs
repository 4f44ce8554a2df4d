namespace Cluster.Contracts.Signals;

/// <summary>
/// Which signals of a dataset version (null: the newest) are meant. A list means one of its values and "" one that has none; an empty list means any.
/// All parts have to be fulfilled.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.SignalFilter")]
public sealed record SignalFilter([property: Id(0)] string Dataset, [property: Id(1)] int? Version = null)
{
    /// <summary>Labels.</summary>
    [Id(2)]
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Severities.</summary>
    [Id(3)]
    public IReadOnlyList<string> Severities { get; init; } = [];

    /// <summary>Machines.</summary>
    [Id(4)]
    public IReadOnlyList<string> Machines { get; init; } = [];

    /// <summary>Loads, as they are written.</summary>
    [Id(5)]
    public IReadOnlyList<string> Loads { get; init; } = [];

    /// <summary>Channels.</summary>
    [Id(6)]
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Sides of the split: train, validation, test, window.</summary>
    [Id(7)]
    public IReadOnlyList<string> Splits { get; init; } = [];

    /// <summary>Least speed (rpm).</summary>
    [Id(8)]
    public double? SpeedFrom { get; init; }

    /// <summary>Greatest speed (rpm).</summary>
    [Id(9)]
    public double? SpeedTo { get; init; }

    /// <summary>Text that stands, in any case, in the id, label, severity, machine, bearing, run, channel, load or source.</summary>
    [Id(10)]
    public string? Text { get; init; }

    /// <summary>Ranges of features.</summary>
    [Id(11)]
    public IReadOnlyList<FeatureRange> Features { get; init; } = [];

    /// <summary>A selection the server keeps: <see cref="SignalSelection.Id"/>.</summary>
    [Id(12)]
    public string? Selection { get; init; }
}
