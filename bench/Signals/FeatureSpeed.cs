using Cluster.Compute.Signals.Features;
using Cluster.Compute.Statistics;

namespace Cluster.Bench.Signals;

/// <summary>CPU time of the 36 features of one signal of 102,400 samples on one core, median after a warm-up; numpy's list is 38 simpler ones.</summary>
internal sealed class FeatureSpeed : IBenchmark
{
    private const int Samples = 102_400;
    private const int Rounds = 60;
    private const double RateHz = 20_480;
    private const double NumpyMs = 15.7;

    /// <inheritdoc/>
    public string Name => "features";

    /// <inheritdoc/>
    public Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        var random = new CounterRandom(1);
        var samples = new float[Samples];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (float)(Math.Cos(2 * Math.PI * 60 * i / RateHz) + 0.5 * Math.Cos(2 * Math.PI * 120 * i / RateHz) + 0.3 * random.NextGaussian());
        var times = new double[Rounds];
        // The compiler optimises in the background what has run often; its time is not the features'.
        for (var round = -Rounds; round < Rounds; round++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var before = Environment.CpuUsage.TotalTime;
            SignalFeatures.Compute(samples, RateHz, 3_600);
            if (round >= 0)
                times[round] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        }

        return Task.FromResult<IReadOnlyList<BenchmarkFigure>>(
        [
            new($"{Name}/102400", Quantile.Median(times), "ms CPU", "numpy and scipy, 38 features, stored", NumpyMs, Rounds, [Quantile.Of(times, 0.25), Quantile.Of(times, 0.75)]),
        ]);
    }
}
