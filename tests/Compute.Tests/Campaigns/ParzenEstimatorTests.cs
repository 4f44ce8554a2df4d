using Cluster.Compute.Campaigns;
using Cluster.Compute.Statistics;
using CsCheck;

namespace Cluster.Compute.Tests.Campaigns;

public class ParzenEstimatorTests
{
    private static readonly SearchSpace Unit = new([new FloatParameter("x", 0, 1)]);

    /// <summary>One good point at 0.4 and others: the bandwidth is 0.85 √((0.1/12)/1.1) for both densities.</summary>
    [Theory]
    [InlineData(0.4, new[] { 0.9 })]
    [InlineData(0.41, new[] { 0.2, 0.9, 0.91, 0.5, 0.44 })]
    [InlineData(0.0, new[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 0.0 })]
    public void The_score_is_the_ratio_of_the_two_densities(double at, double[] others)
    {
        var estimator = new ParzenEstimator(Unit);
        estimator.Fit(Table(Unit, [0.4, .. others]), [0], [1], new double[1 + others.Length]);
        var width = 0.85 * Math.Sqrt(0.1 / 12 / 1.1);
        var expected = Math.Log(0.5 + Kernel(at, 0.4)) - Math.Log(0.5 + others.Sum(other => Kernel(at, other)));
        Assert.Equal(expected, estimator.Score([at]), 1e-4);

        double Kernel(double x, double centre) =>
            Math.Exp(-0.5 * Math.Pow((x - centre) / width, 2)) / (width * Math.Sqrt(2 * Math.PI))
            / (Normal.Cdf((1 - centre) / width) - Normal.Cdf(-centre / width));
    }

    [Fact]
    public void A_point_of_half_the_weight_counts_half()
    {
        var (whole, half) = (new ParzenEstimator(Unit), new ParzenEstimator(Unit));
        whole.Fit(Table(Unit, [0.4, 0.9]), [0], [1], [0, 0]);
        half.Fit(Table(Unit, [0.4, 0.9, 0.9]), [0], [1], [0, Math.Log(0.5), Math.Log(0.5)]);
        Assert.Equal(whole.Score([0.8]), half.Score([0.8]), 1e-12);
    }

    [Fact]
    public void Draws_follow_the_density_of_the_good_points()
    {
        var estimator = new ParzenEstimator(Unit);
        estimator.Fit(Table(Unit, [0.2, 0.3, 0.25, 0.9]), [0, 1, 2], [1, 1, 1], new double[4]);
        var random = new CounterRandom(8);
        var near = Enumerable.Range(0, 2_000).Count(_ => Draw(estimator, random) < 0.5);
        Assert.InRange(near / 2_000.0, 0.85, 0.97);
    }

    [Fact]
    public void A_point_without_the_parameter_says_nothing_about_it()
    {
        var space = TestFunctions.Mixed.Space;
        var table = new PointTable(space);
        var random = new RandomSampler(space, 3);
        for (var draw = 0UL; draw < 30; draw++)
            table.Add(random.Draw(draw));
        var estimator = new ParzenEstimator(space);
        estimator.Fit(table, [0, 1, 2, 3], [1, 1, 1, 1], new double[30]);
        Gen.ULong.Sample(seed =>
        {
            var (units, raw) = (new double[space.Parameters.Count], new double[space.Parameters.Count]);
            estimator.Sample(new CounterRandom(seed), units, raw);
            return double.IsFinite(estimator.Score(units)) && space.Assign(new Assignment(space, raw).Values) is not null;
        });
    }

    private static PointTable Table(SearchSpace space, double[] units)
    {
        var table = new PointTable(space);
        foreach (var unit in units)
            table.Add(space.FromUnits([unit]));
        return table;
    }

    private static double Draw(ParzenEstimator estimator, CounterRandom random)
    {
        var (units, raw) = (new double[1], new double[1]);
        estimator.Sample(random, units, raw);
        Assert.Equal(units, raw);
        return units[0];
    }
}
