using Cluster.Compute.Campaigns;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Tests.Campaigns;

public class CmaEsSamplerTests
{
    [Theory]
    [InlineData("branin", 0.01)]
    [InlineData("rosenbrock5", 0.05)]
    [InlineData("ackley10", 0.9)]
    public void Comes_far_nearer_than_random_draws(string name, double share)
    {
        var function = TestFunctions.All.Single(f => f.Name == name);
        var cma = Searches.Median(Enumerable.Range(0, 5).Select(seed => Searches.Regret(function, new CmaEsSampler(function.Space, (ulong)seed), 200)));
        var random = Searches.Median(Enumerable.Range(0, 5).Select(seed => Searches.Regret(function, new RandomSampler(function.Space, (ulong)seed), 200)));
        Assert.True(cma < share * random, $"{cma} against {random}");
    }

    [Fact]
    public void The_distribution_shrinks_onto_an_ellipsoid_and_takes_its_shape()
    {
        var state = new EvolutionState([0.5, 0.5, 0.5, 0.5]);
        var random = new CounterRandom(4);
        double[] centre = [0.3, 0.6, 0.45, 0.7];
        for (var generation = 0; generation < 300; generation++)
        {
            var points = Enumerable.Range(0, state.Population).Select(_ => state.Point([.. Enumerable.Range(0, 4).Select(_ => random.NextGaussian())]));
            state.Learn([.. points.OrderBy(Loss)]);
        }

        Assert.True(Loss(state.Mean.ToArray()) < 1e-12, $"{Loss(state.Mean.ToArray())}");
        var spreads = Enumerable.Range(0, 4).Select(at => Math.Sqrt(Enumerable.Range(0, 2000).Average(_ =>
            Math.Pow(state.Point([.. Enumerable.Range(0, 4).Select(_ => random.NextGaussian())])[at] - state.Mean[at], 2)))).ToArray();
        // The sphere of coordinate k is scaled by 10^k, so the spreads fall by ten from one to the next.
        Assert.All(spreads.Zip(spreads.Skip(1), (wide, narrow) => wide / narrow), ratio => Assert.InRange(ratio, 4, 25));

        double Loss(double[] x) => x.Select((value, at) => Math.Pow((value - centre[at]) * Math.Pow(10, at), 2)).Sum();
    }

    [Fact]
    public void Lanes_that_ask_at_once_get_different_points_and_nobody_waits()
    {
        var (function, history) = (TestFunctions.Rosenbrock5, new SearchHistory(TestFunctions.Rosenbrock5.Space, Direction.Minimise));
        var cma = new CmaEsSampler(function.Space, 1);
        for (var number = 0; number < 400; number++)
        {
            var point = cma.Ask(history, number)!;
            Assert.False(history.Contains(point));
            history.Suggest(number, point);
            if (number >= 16)
                history.Finish(number - 16, Outcome.Completed, function.Value(history.Outstanding[number - 16]));
        }

        Assert.True(function.Regret(history.Best!.Value!.Value) < 100);
    }

    [Fact]
    public void A_space_of_choices_alone_is_refused() =>
        Assert.Contains("numeric parameter", Assert.Throws<ArgumentException>(() => new CmaEsSampler(new([new CategoricalParameter("a", ["x", "y"])]), 1)).Message);
}
