using System.Numerics;
using Cluster.Compute.Signals;
using Cluster.Compute.Signals.Measures;
using Cluster.Compute.Statistics;
using MathNet.Numerics.IntegralTransforms;

namespace Cluster.Bench.Signals;

/// <summary>CPU time of one measure of a signal of 102,400 samples (5 s at 20,480 Hz) on one core, median of rounds after a warm-up.</summary>
internal sealed class SignalTransforms : IBenchmark
{
    private const int Samples = 102_400;
    private const int Prime = 102_397;
    private const double RateHz = 20_480;
    private const int Rounds = 25;
    private const double RoundMilliseconds = 30;

    /// <inheritdoc/>
    public string Name => "transforms";

    /// <inheritdoc/>
    public Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        var random = new CounterRandom(1);
        var x = new double[Samples];
        for (var i = 0; i < x.Length; i++)
            x[i] = Math.Sin(2 * Math.PI * 60 * i / RateHz) + 0.1 * random.NextGaussian();
        float[] single = [.. x.Select(value => (float)value)];
        var bins = new Complex[Samples / 2 + 1];
        var peer = new double[Samples + 2];
        var turn = ShaftTurn.AtSpeed(3600, Samples / RateHz);
        var figures = new List<BenchmarkFigure>();
        var managed = Measure(() =>
        {
            x.CopyTo(peer, 0);
            Fourier.ForwardReal(peer, Samples, FourierOptions.NoScaling);
        }, context.Cancellation);
        Add("fft/real/102400", () => Fft.Real(x, bins), "MathNet.Numerics 5.0 ForwardReal, same run", Median(managed));
        Add("fft/real/102397 (prime)", () => Fft.Real(x.AsSpan(0, Prime), bins));
        Add("fft/real/65536", () => Fft.Real(x.AsSpan(0, 65_536), bins));
        Add("amplitude", () => AmplitudeSpectrum.Of(x, RateHz));
        Add("welch/4096", () => WelchSpectrum.Of(x, RateHz, 4096));
        Add("stft/4096 every 1024", () => Stft.Of(x, RateHz, 4096, 1024));
        Add("hilbert", () => HilbertEnvelope.Of(x));
        Add("envelope spectrum/1-5 kHz", () => EnvelopeSpectrum.Of(x, RateHz, 1000, 5000));
        Add("kurtogram/7 levels", () => Kurtogram.Of(x, RateHz));
        Add("cepstrum", () => Cepstrum.Of(x, RateHz));
        Add("wavelet/5 levels", () => WaveletTransform.Of(x, 5));
        Add("bicoherence/512", () => Bicoherence.Of(single, RateHz));
        Add("order tracking", () => OrderTracking.Of(single, RateHz, turn));
        Add("overall levels", () => OverallLevels.Of(x, RateHz));
        return Task.FromResult<IReadOnlyList<BenchmarkFigure>>(figures);

        void Add(string what, Action measure, string? other = null, double? otherValue = null)
        {
            var times = Measure(measure, context.Cancellation);
            figures.Add(new($"{Name}/{what}", Median(times), "ms CPU", other, otherValue, Rounds, [times[Rounds / 4], times[3 * Rounds / 4]]));
        }
    }

    /// <summary>Sorted milliseconds of one call, each from as many calls as fill a round.</summary>
    private static double[] Measure(Action measure, CancellationToken cancellation)
    {
        var calls = 1;
        // What has run often is compiled anew in the background; two passes leave that behind.
        for (var warm = 0; warm < 2; warm++)
        {
            var spent = Time(40, measure);
            calls = (int)Math.Clamp(RoundMilliseconds / spent, 1, 1000);
        }

        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            times[round] = Time(calls, measure);
        }

        Array.Sort(times);
        return times;
    }

    private static double Time(int calls, Action measure)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var call = 0; call < calls; call++)
            measure();
        return Math.Max(1e-4, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / calls);
    }

    private static double Median(double[] sorted) => sorted[sorted.Length / 2];
}
