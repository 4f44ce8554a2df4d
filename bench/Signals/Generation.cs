using Cluster.Compute.Signals.Features;
using Cluster.Compute.Signals.Generation;

namespace Cluster.Bench.Signals;

/// <summary>
/// Records of 102,400 samples a second of one core's time, over all twelve classes: made (X with tacho and truth, and with Y), and made with their
/// features computed.
/// </summary>
internal sealed class Generation : IBenchmark
{
    private const int Rounds = 5;

    /// <inheritdoc/>
    public string Name => "generation";

    /// <inheritdoc/>
    public Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        IReadOnlyList<BenchmarkFigure> figures =
        [
            Measure("X", 1, _ => { }, context.Cancellation),
            Measure("X and Y", 2, _ => { }, context.Cancellation),
            Measure("X with features", 1, signal => SignalFeatures.Compute(signal.Samples, signal.RateHz, signal.SpeedRpm), context.Cancellation),
        ];
        return Task.FromResult(figures);
    }

    private BenchmarkFigure Measure(string what, int channels, Action<GeneratedSignal> then, CancellationToken cancellation)
    {
        var options = new GeneratorOptions(Seed: 1, Machines: 2, Records: 1) { Classes = [.. Enum.GetValues<FaultClass>()], Channels = channels };
        var generator = new SignalGenerator(options);
        var pace = new double[Rounds];
        // The first round is for the compiler.
        for (var round = -1; round < Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < generator.Count; i++)
                then(generator.Make(i));
            if (round >= 0)
                pace[round] = generator.Count / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }

        Array.Sort(pace);
        return new($"{Name}/{what}", pace[Rounds / 2], "records/s CPU", "target", 20, Rounds, [pace[1], pace[^2]]);
    }
}
