using System.Runtime.InteropServices;
using Cluster.Compute.Comparisons;
using Cluster.Compute.Signals.Features;
using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Comparisons;

/// <summary>Puts the features of signals side by side. Vectors that are not stored yet are computed here, so that a comparison never waits for a queue.</summary>
public sealed class FeatureComparison(IDatasetQueries signals, IBlobStore blobs, IFeatureQueries stored)
{
    /// <summary>Samples that features are computed of at most: what is longer is cut, and said to be.</summary>
    private const int Longest = 4_000_000;

    /// <summary>The 36 features of 1 to 10 signals.</summary>
    public async Task<ComparedFeatures> Of(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        ComparisonCommands.CheckSignals(ids);
        var rows = new List<SignalRow>();
        foreach (var id in ids)
            rows.Add(await signals.Signal(id, cancellation) ?? throw new CommandRefusedException($"There is no signal '{id}'.", RefusalKind.NotFound));
        var vectors = await Vectors(rows, cancellation);
        var (spreads, population) = await Spreads(ids[0], cancellation);
        var features = SignalFeatures.All.Select((definition, f) => Compare(definition, [.. vectors.Select(vector => vector[f])], spreads?[f] ?? double.NaN));
        return new(ids, [.. features], population, Warning(rows), SignalFeatures.Version);
    }

    internal static ComparedFeature Compare(FeatureDefinition definition, double[] values, double spread)
    {
        if (values.Length < 2)
            return new(definition.Name, definition.Unit, definition.Formula, values, double.NaN, null, double.NaN, null);
        var (robust, plain) = (RobustDelta.Of(values, spread), RobustDelta.OfFirst(values, spread));
        return new(definition.Name, definition.Unit, definition.Formula, values, robust.Percent, Level(robust), plain.Percent, Level(plain));
    }

    private static FeatureLevel? Level(RobustDelta delta) => delta.Level switch
    {
        DifferenceLevel.Large => FeatureLevel.Large,
        DifferenceLevel.Medium => FeatureLevel.Medium,
        DifferenceLevel.Small => FeatureLevel.Small,
        _ => null,
    };

    private static string? Warning(List<SignalRow> rows)
    {
        var differ = new List<string>();
        if (rows.Select(row => row.RateHz).Distinct().Count() > 1)
            differ.Add($"rate ({string.Join(", ", rows.Select(row => $"{row.RateHz:0.###}").Distinct())} Hz)");
        if (rows.Select(row => row.Samples / row.RateHz).Distinct().Count() > 1)
            differ.Add($"length ({string.Join(", ", rows.Select(row => $"{row.Samples / row.RateHz:0.###}").Distinct())} s)");
        if (rows.Select(row => row.Unit).Distinct(StringComparer.Ordinal).Count() > 1)
            differ.Add($"unit ({string.Join(", ", rows.Select(row => row.Unit.Length == 0 ? "none" : row.Unit).Distinct())})");
        return differ.Count == 0 ? null : $"The signals differ in {string.Join(" and ", differ)}: features that depend on it differ for that reason alone.";
    }

    private async Task<List<IReadOnlyList<double>>> Vectors(List<SignalRow> rows, CancellationToken cancellation)
    {
        var known = (await stored.Vectors([.. rows.Select(row => row.Id)], cancellation)).ToDictionary(vector => vector.Signal, vector => vector.Values);
        var vectors = new List<IReadOnlyList<double>>();
        foreach (var row in rows)
            vectors.Add(known.GetValueOrDefault(row.Id) ?? await Compute(row, cancellation));
        return vectors;
    }

    private async Task<double[]> Compute(SignalRow row, CancellationToken cancellation)
    {
        if (row.Samples < SignalFeatures.FewestSamples)
            return [.. Enumerable.Repeat(double.NaN, SignalFeatures.All.Count)];
        await using var blob = await blobs.Open(row.Hash, cancellation)
            ?? throw new CommandRefusedException($"The samples of {row.Id} are not stored.", RefusalKind.NotFound);
        var bytes = new byte[Math.Min(row.Samples, Longest) * sizeof(float)];
        await blob.ReadExactlyAsync(bytes, cancellation);
        return await Task.Run(() => SignalFeatures.Compute(MemoryMarshal.Cast<byte, float>(bytes), row.RateHz, row.SpeedRpm), cancellation);
    }

    /// <summary>From the 5th to the 95th percentile of all signals of the first one's dataset that have its rate and length.</summary>
    private async Task<(double[]? Spreads, string Population)> Spreads(string signal, CancellationToken cancellation)
    {
        var peers = await stored.HealthyPeers(signal, cancellation);
        var population = peers is null ? null : await stored.Population(peers with { HealthyOnly = false }, cancellation);
        if (population is null || population.Signals < 3)
            return (null, "No population is known for the first signal yet, so differences are given in percent of its value.");
        var (low, high) = (FeatureSpread.Levels.ToList().IndexOf(5), FeatureSpread.Levels.ToList().IndexOf(95));
        return (
            [.. population.Features.Select(feature => feature.Percentiles[high] - feature.Percentiles[low])],
            $"In percent of the spread (5th to 95th percentile) of {population.Signals:N0} signals of {peers!.Dataset} with the rate and length of {signal}.");
    }
}
