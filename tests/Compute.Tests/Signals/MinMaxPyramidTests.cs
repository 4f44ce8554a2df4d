using Cluster.Compute.Signals;

namespace Cluster.Compute.Tests.Signals;

public sealed class MinMaxPyramidTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(257)]
    [InlineData(10_000)]
    public void Extremes_of_any_stretch_are_those_of_its_values(int length)
    {
        var values = new float[length];
        for (var i = 0; i < length; i++)
            values[i] = (float)Math.Sin(i * 12.9898 * (i % 17));
        var pyramid = new MinMaxPyramid(values);
        for (var trial = 0; trial < 500; trial++)
        {
            var first = trial * 7919 % length;
            var end = first + 1 + (trial * 104_729 % (length - first));
            Assert.Equal((values[first..end].Min(), values[first..end].Max()), pyramid.Extremes(first, end));
        }

        Assert.True(pyramid.Bytes <= 4 * length * 1.2 + 64);
    }

    [Fact]
    public void Envelope_is_minimum_and_maximum_in_turn_of_stretches_that_cover_all()
    {
        var pyramid = new MinMaxPyramid([1, 5, -2, 3, 9, 0, 4]);
        Assert.Equal([-2, 5, 0, 9], pyramid.Envelope(1, 7, 2));
        Assert.Throws<ArgumentException>(() => pyramid.Envelope(0, 2, 3));
        Assert.Throws<ArgumentException>(() => pyramid.Extremes(3, 3));
    }
}
