using Cluster.Compute.Signals;
using CsCheck;

namespace Cluster.Compute.Tests.Signals;

public class RecordShapingTests
{
    [Fact]
    public void Standardised_record_has_mean_0_and_deviation_1()
    {
        float[] x = [.. new SmallRandom(2).Noise(10_000).Select(value => 100 + 3 * value)];

        Standardise.Record(x);

        Assert.Equal(0, x.Average(value => (double)value), 1e-6);
        Assert.Equal(1, x.Average(value => (double)value * value), 1e-5);
    }

    [Theory]
    [InlineData(new float[] { 0.1f, 0.1f, 0.1f }, "expected a record that varies, found 3 samples of value 0.1")]
    [InlineData(new float[] { 0, 0 }, "found 2 samples of value 0")]
    [InlineData(new float[] { }, "found an empty one")]
    [InlineData(new float[] { 1, float.NaN }, "expected finite samples")]
    public void Record_without_a_scale_is_refused(float[] x, string sentence)
        => Assert.Contains(sentence, Assert.Throws<ArgumentException>(() => Standardise.Record(x)).Message);

    [Fact]
    public void Windows_are_whole_and_start_at_multiples_of_the_hop()
    {
        Assert.Equal([0, 20_480, 40_960, 61_440, 81_920], Windows.Starts(102_400, 20_480, 20_480));
        Assert.Equal([0, 3, 6], Windows.Starts(11, 4, 3));
        Assert.Equal([0], Windows.Starts(4, 4, 1));
        Assert.Contains("at least one window of 5 samples, found 4",
            Assert.Throws<ArgumentException>(() => Windows.Starts(4, 5, 1)).Message);
    }

    [Fact]
    public void Envelope_keeps_the_extremes_of_every_stretch()
        => Gen.Select(Gen.Float[-10, 10].Array[1, 300], Gen.Int[1, 80]).Sample((samples, points) =>
        {
            var envelope = Envelope.MinMax(samples, points);

            Assert.Equal(Math.Min(points, samples.Length), envelope.First.Length);
            Assert.Equal(samples.Length, envelope.Samples);
            for (var i = 0; i < envelope.First.Length; i++)
            {
                var end = i + 1 < envelope.First.Length ? envelope.First[i + 1] : samples.Length;
                var stretch = samples[envelope.First[i]..end];
                Assert.Equal((stretch.Min(), stretch.Max()), (envelope.Min[i], envelope.Max[i]));
            }
        }, iter: 1000, threads: 1);

    [Fact]
    public void Envelope_of_nothing_is_empty() => Assert.Empty(Envelope.MinMax([], 10).First);
}
