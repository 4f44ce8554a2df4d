using Cluster.Compute.Campaigns;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Tests.Campaigns;

public class GaussianProcessTests
{
    private static readonly KernelSpace Plane = new(new([new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1)]));
    private static readonly GaussianSettings Settings = new([4, 9], 1.5, 0.01);
    private static readonly double[][] Points = [[0.1, 0.2], [0.7, 0.3], [0.4, 0.9], [0.55, 0.5]];
    private static readonly double[] Values = [1, -0.5, 0.3, 0.2];

    [Fact]
    public void Mean_and_variance_are_those_of_the_equations()
    {
        var (mean, variance) = Conditioned().Predict([0.5, 0.4]);
        var covariance = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(4, 4, (a, b) => Kernel(Points[a], Points[b]) + (a == b ? 0.01 : 0));
        var known = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(4, a => Kernel(Points[a], [0.5, 0.4]));
        Assert.Equal(known.DotProduct(covariance.Solve(MathNet.Numerics.LinearAlgebra.Vector<double>.Build.DenseOfArray(Values))), mean, 12);
        Assert.Equal(1.5 - known.DotProduct(covariance.Solve(known)), variance, 12);
    }

    [Fact]
    public void A_believed_point_takes_variance_and_leaves_the_mean()
    {
        var process = Conditioned();
        var before = process.Predict([0.5, 0.4]);
        process.Believe([0.5, 0.45]);
        var after = process.Predict([0.5, 0.4]);
        Assert.Equal(before.Mean, after.Mean, 12);
        Assert.True(after.Variance < before.Variance / 2);
        process.Truncate(4);
        Assert.Equal(before, process.Predict([0.5, 0.4]));
    }

    [Fact]
    public void A_point_known_to_be_no_better_lifts_a_mean_below_it_and_no_other()
    {
        var process = Conditioned();
        var before = process.Predict([0.5, 0.4]).Mean;
        process.ObserveAtLeast([0.5, 0.4], before - 1, 0.25);
        Assert.Equal(before, process.Predict([0.5, 0.4]).Mean, 12);
        process.ObserveAtLeast([0.5, 0.4], before + 1, 0.25);
        Assert.InRange(process.Predict([0.5, 0.4]).Mean, before + 1e-3, before + 1);
    }

    [Fact]
    public void Gradients_are_those_of_differences()
    {
        var process = Conditioned();
        double[] point = [0.35, 0.6], gradient = new double[2];
        var (mean, variance) = process.Predict(point);
        var (_, byMean, byVariance) = LogImprovement.At(mean, variance, -0.5);
        process.Gradient(point, byMean, byVariance, gradient);
        Assert.Equal(Slope(0), gradient[0], 6);
        Assert.Equal(Slope(1), gradient[1], 6);

        double Slope(int at)
        {
            const double step = 1e-5;
            double[] above = [.. point], below = [.. point];
            above[at] += step;
            below[at] -= step;
            return (Score(above) - Score(below)) / (2 * step);
        }

        double Score(double[] x) => process.Predict(x) is var (m, v) ? LogImprovement.At(m, v, -0.5).Value : double.NaN;
    }

    [Fact]
    public void The_likelihoods_gradient_is_that_of_differences()
    {
        var likelihood = new MarginalLikelihood(Plane, Points, Values);
        double[] logs = [-0.4, 0.3, 0.2, -3], gradient = new double[4], ignored = new double[4];
        likelihood.Evaluate(logs, gradient);
        for (var at = 0; at < logs.Length; at++)
        {
            const double step = 1e-5;
            double[] above = [.. logs], below = [.. logs];
            above[at] += step;
            below[at] -= step;
            Assert.Equal((likelihood.Evaluate(above, ignored) - likelihood.Evaluate(below, ignored)) / (2 * step), gradient[at], 6);
        }
    }

    [Fact]
    public void A_factor_that_grew_is_bit_by_bit_the_one_made_at_once()
    {
        var (grown, random) = (new CholeskyFactor(), new CounterRandom(3));
        double[][] points = [.. Enumerable.Range(0, 30).Select(_ => new[] { random.NextDouble(), random.NextDouble() })];
        var whole = new CholeskyFactor();
        for (var row = 0; row < points.Length; row++)
        {
            double[] covariances = [.. points.Take(row).Select(other => Kernel(other, points[row]))];
            whole.Add(covariances, 1.51);
            grown.Add(covariances, 1.51);
            grown.Add([.. covariances, 0.1], 1.51);
            grown.Truncate(row + 1);
        }

        Assert.All(Enumerable.Range(0, points.Length), row => Assert.Equal(whole.Row(row).ToArray(), grown.Row(row).ToArray()));
    }

    [Theory]
    [InlineData(2, 2.0084907)]
    [InlineData(0, 0.3989422804)]
    [InlineData(-1, 0.0833154706)]
    public void Expected_improvement_has_its_tabled_values(double z, double expected) => Assert.Equal(expected, Math.Exp(LogImprovement.LogH(z).Value), 6);

    [Fact]
    public void The_logarithm_of_the_improvement_is_smooth_where_the_improvement_itself_is_zero()
    {
        // For large t, h(-t) = φ(t) / t² · (1 - 3 / t² + ...).
        Assert.Equal(-100.0 * 100 / 2 - Math.Log(2 * Math.PI) / 2 - 2 * Math.Log(100) + Math.Log(1 - 3e-4), LogImprovement.LogH(-100).Value, 6);
        Assert.Equal(LogImprovement.LogH(-3 + 1e-9).Value, LogImprovement.LogH(-3 - 1e-9).Value, 7);
        Assert.Equal(LogImprovement.LogH(-3 + 1e-9).Slope, LogImprovement.LogH(-3 - 1e-9).Slope, 7);
    }

    [Fact]
    public void Failures_quarter_where_nothing_succeeds_and_count_little_among_results()
    {
        var odds = new FailureOdds(Plane);
        Assert.Equal(0, odds.LogSuccess([0.5, 0.5], []));
        odds.Add([0.5, 0.5], failed: true);
        Assert.Equal(-Math.Log(4), odds.LogSuccess([0.5, 0.5], []), 12);
        Assert.Equal(-Math.Log(4) * Math.Exp(-12.5), odds.LogSuccess([0.5, 1.5], []), 12);
        odds.Add([0.5, 0.5], failed: true);
        Assert.Equal(-Math.Log(4) * (2 + 100), odds.LogSuccess([0.5, 0.5], []), 10);
        for (var k = 0; k < 9; k++)
            odds.Add([0.5, 0.5], failed: false);
        Assert.Equal(-Math.Log(4) * 2 / 10, odds.LogSuccess([0.5, 0.5], []), 12);
        odds.Add([0.6, 0.4], failed: true);
        double[] gradient = [1, 1];
        odds.LogSuccess([0.55, 0.52], gradient);
        Assert.Equal((odds.LogSuccess([0.55001, 0.52], []) - odds.LogSuccess([0.54999, 0.52], [])) / 2e-5, gradient[0] - 1, 6);
        Assert.Equal((odds.LogSuccess([0.55, 0.52001], []) - odds.LogSuccess([0.55, 0.51999], [])) / 2e-5, gradient[1] - 1, 6);
    }

    private static double Kernel(double[] a, double[] b)
    {
        var r = Math.Sqrt(5 * (4 * (a[0] - b[0]) * (a[0] - b[0]) + 9 * (a[1] - b[1]) * (a[1] - b[1])));
        return 1.5 * (1 + r + r * r / 3) * Math.Exp(-r);
    }

    private static GaussianProcess Conditioned()
    {
        var process = new GaussianProcess(Plane, Settings);
        foreach (var (point, value) in Points.Zip(Values))
            process.Observe(point, value);
        return process;
    }
}
