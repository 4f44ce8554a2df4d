namespace Cluster.Contracts.Signals;

/// <summary>What signals are ordered by: one of <see cref="Columns"/> or a feature's name. Those without a value come last either way; equal ones by their number.</summary>
[GenerateSerializer, Immutable, Alias("Signals.SignalSort")]
public sealed record SignalSort([property: Id(0)] string By = SignalSort.Signal, [property: Id(1)] bool Descending = false)
{
    /// <summary>The order in which signals came.</summary>
    public const string Signal = "signal";

    /// <summary>Columns that are no features.</summary>
    public static IReadOnlyList<string> Columns { get; } = [Signal, "label", "severity", "machine", "load", "channel", "speed", "rate", "samples"];
}
