using Cluster.Compute.Comparisons;

namespace Cluster.Compute.Tests.Comparisons;

public class AlignmentTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(-121)]
    public void Cross_correlation_finds_the_shift_that_was_made(int shift)
    {
        var a = ComparedSignals.Waveform(1000, 1);

        var alignment = Alignment.CrossCorrelation(a, ComparedSignals.Later(a, shift), 500);

        Assert.Equal(shift, alignment.LagSamples);
        Assert.Equal(shift / 500.0, alignment.LagSeconds, 1e-12);
        Assert.InRange(alignment.Likeness, 0.5, 1);
        var (firstA, firstB, length) = alignment.Overlap(1000, 1000);
        Assert.Equal((Math.Max(0, -shift), Math.Max(0, shift), 1000 - Math.Abs(shift)), (firstA, firstB, length));
    }

    [Theory]
    [InlineData(300, 300)]
    [InlineData(301, 190)]
    [InlineData(150, 401)]
    public void Cross_correlation_equals_the_best_of_all_sums(int lengthA, int lengthB)
    {
        var (a, b) = (ComparedSignals.Waveform(lengthA, 2), ComparedSignals.Waveform(lengthB, 3));
        var (meanA, meanB) = (a.Average(v => (double)v), b.Average(v => (double)v));
        var scale = Math.Sqrt(a.Sum(v => (v - meanA) * (v - meanA)) * b.Sum(v => (v - meanB) * (v - meanB)));
        var (best, most) = (0, double.NegativeInfinity);
        for (var lag = -lengthA; lag <= lengthB; lag++)
        {
            var pairs = Enumerable.Range(0, lengthA).Where(n => n + lag >= 0 && n + lag < lengthB).ToArray();
            if (2 * pairs.Length < Math.Min(lengthA, lengthB))
                continue;
            var sum = pairs.Sum(n => (a[n] - meanA) * (b[n + lag] - meanB)) / scale;
            if (sum > most)
                (best, most) = (lag, sum);
        }

        var alignment = Alignment.CrossCorrelation(a, b, 1000);

        Assert.Equal(best, alignment.LagSamples);
        Assert.Equal(most, alignment.Likeness, 1e-9);
    }

    [Fact]
    public void Periodic_signals_are_shifted_by_less_than_a_period()
    {
        float[] a = [.. Enumerable.Range(0, 2000).Select(i => (float)Math.Cos(2 * Math.PI * i / 50))];
        float[] b = [.. Enumerable.Range(0, 2000).Select(i => (float)Math.Cos(2 * Math.PI * (i - 10) / 50))];

        Assert.Equal(10, Alignment.CrossCorrelation(a, b, 1000).LagSamples);
        Assert.Equal(0, Alignment.CrossCorrelation(a, a, 1000).LagSamples);
        Assert.Equal(1, Alignment.CrossCorrelation(a, a, 1000).Likeness, 1e-9);
    }

    [Fact]
    public void Tacho_brings_first_pulse_to_first_pulse()
    {
        var x = ComparedSignals.Waveform(1000, 4);

        var alignment = Alignment.Tacho(x, ComparedSignals.Later(x, 20), 1000, [0.010, 0.060], [0.030, 0.080]);

        Assert.Equal((AlignmentKind.Tacho, 20, 0.02), (alignment.Kind, alignment.LagSamples, alignment.LagSeconds));
        Assert.InRange(alignment.Likeness, 0.9, 1);
        Assert.StartsWith("expected a tacho pulse of both signals, found 1 and 0",
            Assert.Throws<ArgumentException>(() => Alignment.Tacho(x, x, 1000, [0.01], [])).Message);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(-20)]
    public void Phase_of_the_shaft_brings_first_orders_to_one_angle(int shift)
    {
        float[] Turning(int later) => [.. Enumerable.Range(0, 4000).Select(i => (float)(3 + Math.Cos(2 * Math.PI * 25 * (i - later) / 2000) + 0.3 * Math.Cos(2 * Math.PI * 57 * i / 2000)))];

        Assert.Equal(shift, Alignment.Phase(Turning(0), Turning(shift), 2000, 1500, 1500).LagSamples);
    }

    [Fact]
    public void Without_alignment_first_stands_beside_first()
    {
        var a = ComparedSignals.Waveform(500, 5);

        Assert.Equal(new Alignment(AlignmentKind.None, 0, 0, 1), Alignment.None(a, a) with { Likeness = 1 });
        Assert.Equal(-1, Alignment.None(a, [.. a.Select(value => -value)]).Likeness, 1e-9);
        Assert.Equal(0, Alignment.None(a, new float[500]).Likeness);
        Assert.Throws<ArgumentException>(() => Alignment.CrossCorrelation(a, [1], 100));
        Assert.Throws<ArgumentException>(() => Alignment.CrossCorrelation(a, a, 0));
    }

    [Fact]
    public void Rates_that_differ_are_brought_to_the_lower_one_and_it_is_said()
    {
        float[] Tone(int samples, double rate) => [.. Enumerable.Range(0, samples).Select(i => (float)Math.Cos(2 * Math.PI * 100 * i / rate))];

        var common = CommonRate.Of(Tone(4800, 4800), 4800, Tone(1200, 1200), 1200);

        Assert.Equal((1200, 1200, 1200.0), (common.A.Length, common.B.Length, common.RateHz));
        Assert.Equal("A was resampled from 4800 Hz to 1200 Hz; nothing above 540 Hz is compared.", common.Statement);
        Assert.All(common.A[100..^100].Zip(common.B[100..^100]), pair => Assert.Equal(pair.First, pair.Second, 2e-3f));
        Assert.Null(CommonRate.Of([1], 10, [2], 10).Statement);
    }
}
