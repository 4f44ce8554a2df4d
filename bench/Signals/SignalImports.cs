using System.Diagnostics;
using Cluster.Bench.Campaigns;
using Cluster.Bench.Devices;
using Cluster.Compute.Signals.Formats.Export;
using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Bench.Signals;

/// <summary>Import from a received file to stored samples: WAV files of 102,400 samples read, 36 features computed, samples and rows committed to PostgreSQL.</summary>
internal sealed class SignalImports : IBenchmark
{
    private const int Signals = 60;
    private const int Samples = 102_400;
    private const int Rounds = 5;
    private const double RateHz = 20_480;

    /// <inheritdoc/>
    public string Name => "import";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        await using var cluster = await InProcessCluster.Start(context.Cancellation);
        var rates = new List<double>();
        var cores = new List<double>();
        // The first round is compiled while it runs.
        _ = await Import(cluster, 0, context.Cancellation);
        for (var round = 1; round <= Rounds; round++)
        {
            var (seconds, busy) = await Import(cluster, round, context.Cancellation);
            rates.Add(Signals / seconds);
            cores.Add(Signals / busy);
        }

        // A file is read, measured and stored at a time; on a busy machine only what the silo's own cores spend says how fast it is.
        return
        [
            new($"{Name}/rate", Searches.Quantile([.. rates], 0.5), "1/s", N: Rounds, Spread: Searches.Quartiles([.. rates])),
            new($"{Name}/rate-a-core", Searches.Quantile([.. cores], 0.5), "1/s/core", "limit", 40, Rounds, Searches.Quartiles([.. cores])),
        ];
    }

    /// <summary>Seconds it took, and seconds of processor time that this process spent on it.</summary>
    private static async Task<(double Seconds, double Busy)> Import(InProcessCluster cluster, int round, CancellationToken cancellation)
    {
        var registry = cluster.Grains.GetGrain<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key);
        var id = await registry.BeginImport(CommandContext.New("bench"), new($"import {round}", "", new(["machine"])), cancellation);
        var dataset = cluster.Grains.GetGrain<IDatasetGrain>(id);
        var manifest = "file,unit,machine,label\n" + string.Concat(Enumerable.Range(0, Signals).Select(i => $"{i}.wav,g,m{i % 10},inner\n"));
        foreach (var i in Enumerable.Range(0, Signals))
            await dataset.Append($"{i}.wav", 0, File(round * Signals + i), cancellation);
        await dataset.Describe(CommandContext.New("bench"), manifest, cancellation);
        var (start, spent) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await dataset.CommitImport(CommandContext.New("bench"), cancellation);
        DatasetRow row;
        while ((row = await dataset.Get(cancellation)).Status == DatasetStatus.Working)
            await Task.Delay(TimeSpan.FromMilliseconds(2), cancellation);
        return row.Status == DatasetStatus.Ready
            ? (Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - spent).TotalSeconds)
            : throw new InvalidOperationException(row.StatusReason);
    }

    private static byte[] File(int seed) => SignalEncoder.Whole(SignalExportFormat.Wav, new(Samples, RateHz, [new("rate_hz", "20480")]), Values(seed));

    private static float[] Values(int seed) =>
        [.. Enumerable.Range(0, Samples).Select(i => (float)(Math.Sin(i * (0.1 + seed * 1e-3)) + 0.2 * Math.Sin(i * 1.7) * Math.Sin(i * 0.003)))];
}
