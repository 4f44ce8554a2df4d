using System.Diagnostics;
using Cluster.Compute.Tests.Signals.Formats;

namespace Cluster.Bench.Signals;

/// <summary>One million damaged files of every format: each is read or refused, and the most one of them made the readers allocate.</summary>
internal sealed class FormatFuzz : IBenchmark
{
    private const int Inputs = 1_000_000;
    private const ulong Seed = 20_26;

    /// <inheritdoc/>
    public string Name => "fuzz";

    /// <inheritdoc/>
    public Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        var workers = Environment.ProcessorCount;
        var start = Stopwatch.GetTimestamp();
        var fuzzers = Enumerable.Range(0, workers).Select(worker => new FormatFuzzer(Seed + (ulong)worker)).ToArray();
        Parallel.ForEach(fuzzers, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = context.Cancellation }, fuzzer => fuzzer.Run((Inputs + workers - 1) / workers));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var inputs = fuzzers.Sum(fuzzer => fuzzer.Refused + fuzzer.Readable);
        return Task.FromResult<IReadOnlyList<BenchmarkFigure>>(
        [
            new($"{Name}/inputs", inputs, "1", "limit", Inputs),
            new($"{Name}/refused", fuzzers.Sum(fuzzer => fuzzer.Refused), "1"),
            new($"{Name}/most-allocated", fuzzers.Max(fuzzer => fuzzer.MostAllocated), "B", "limit", 64 << 20),
            new($"{Name}/rate", inputs / seconds / workers, "1/s/core"),
        ]);
    }
}
