using Cluster.Compute.Signals.Generation.Legacy;

namespace Cluster.Compute.Signals.Generation;

/// <summary>A run of consecutive records of a generated dataset: what one job makes.</summary>
/// <param name="Options">Of the whole dataset.</param>
/// <param name="Legacy">Whether <see cref="LegacyGenerator"/> makes them.</param>
/// <param name="First">Number of the first record, from 0.</param>
/// <param name="Count">How many, at least 1.</param>
public sealed record GenerationTask(GeneratorOptions Options, bool Legacy, int First, int Count)
{
    /// <summary>Name of the file that says what a job's records are.</summary>
    public const string RecordsFile = "records.json";

    /// <summary>The generator of the whole dataset; throws <see cref="ArgumentException"/> for options that cannot be meant.</summary>
    public IRecordGenerator Generator() => Legacy ? new LegacyGenerator(Options) : new SignalGenerator(Options);
}
