using Cluster.Compute.Campaigns;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Tests.Campaigns;

public class QuasiRandomSamplerTests
{
    [Theory]
    [InlineData(0UL)]
    [InlineData(7UL)]
    public void Every_coordinate_has_one_point_in_each_interval(ulong seed)
    {
        const int Points = 256;
        var sequence = new SobolSequence(40, seed);
        foreach (var start in new uint[] { 0, 3 * Points })
        {
            var points = Enumerable.Range(0, Points).Select(k => sequence.At(start + (uint)k)).ToArray();
            for (var at = 0; at < 40; at++)
                Assert.Equal(Enumerable.Range(0, Points), points.Select(point => (int)(point[at] * Points)).Order());
        }
    }

    [Fact]
    public void The_first_two_coordinates_fill_every_elementary_box()
    {
        var sequence = new SobolSequence(2, 3);
        var points = Enumerable.Range(0, 64).Select(k => sequence.At((uint)k)).ToArray();
        for (var (wide, high) = (1, 64); high >= 1; wide *= 2, high /= 2)
            Assert.Equal(64, points.Select(point => ((int)(point[0] * wide), (int)(point[1] * high))).Distinct().Count());
    }

    [Fact]
    public void A_smooth_integral_comes_out_far_nearer_than_by_random_draws()
    {
        const int Points = 1024;
        var errors = Enumerable.Range(0, 20).Select(seed =>
        {
            var (sequence, random) = (new SobolSequence(5, (ulong)seed), new CounterRandom((ulong)seed));
            var even = Enumerable.Range(0, Points).Average(k => Product(sequence.At((uint)k)));
            var drawn = Enumerable.Range(0, Points).Average(_ => Product([.. Enumerable.Range(0, 5).Select(_ => random.NextDouble())]));
            return (Even: Math.Abs(even - 1), Drawn: Math.Abs(drawn - 1));
        }).ToArray();
        Assert.True(errors.Average(error => error.Even) < 0.1 * errors.Average(error => error.Drawn));
        static double Product(double[] point) => point.Aggregate(1.0, (product, x) => product * (1 + 0.5 * (x - 0.5)));
    }

    [Fact]
    public void Points_of_a_training_are_even_in_every_parameter()
    {
        var (history, sampler) = (new SearchHistory(Spaces.Training, Direction.Minimise), new QuasiRandomSampler(Spaces.Training, 11));
        var points = Enumerable.Range(0, 64).Select(number => sampler.Ask(history, number)!).ToArray();
        Assert.Equal(Enumerable.Repeat(16, 4), points.GroupBy(point => point.Choice("batch")).Select(group => group.Count()));
        Assert.Equal(32, points.Count(point => point.Number("lr") < 1e-4));
    }
}
