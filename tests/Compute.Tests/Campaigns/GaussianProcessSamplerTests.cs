using Cluster.Compute.Campaigns;

namespace Cluster.Compute.Tests.Campaigns;

public class GaussianProcessSamplerTests
{
    [Theory]
    [InlineData("branin", 60, 1e-3)]
    [InlineData("rosenbrock5", 80, 60)]
    [InlineData("mixed", 80, 0.02)]
    public void Comes_near_the_minimum_in_few_trials(string name, int trials, double regret)
    {
        var function = TestFunctions.All.Single(f => f.Name == name);
        var median = Searches.Median(Enumerable.Range(0, 3).Select(seed => Searches.Regret(function, new GaussianProcessSampler(function.Space, (ulong)seed), trials)));
        Assert.True(median < regret, $"{median}");
    }

    [Fact]
    public void A_history_longer_than_what_is_kept_gives_the_same_point_to_a_fresh_sampler()
    {
        var function = TestFunctions.Branin;
        var (history, random) = (new SearchHistory(function.Space, Direction.Minimise), new RandomSampler(function.Space, 1));
        for (var number = 0; number < 300; number++)
            Searches.Run(history, random, number, function.Value);
        var used = new GaussianProcessSampler(function.Space, 1);
        for (var number = 300; number < 325; number++)
            Searches.Run(history, used, number, function.Value);
        Assert.Equal(new GaussianProcessSampler(function.Space, 1).Ask(history, 325), used.Ask(history, 325));
    }

    [Fact]
    public void Lanes_that_ask_at_once_get_points_apart()
    {
        var (function, history) = (TestFunctions.Branin, new SearchHistory(TestFunctions.Branin.Space, Direction.Minimise));
        var sampler = new GaussianProcessSampler(function.Space, 2);
        for (var number = 0; number < 20; number++)
            Searches.Run(history, sampler, number, function.Value);
        var points = new List<Assignment>();
        for (var number = 20; number < 26; number++)
        {
            points.Add(sampler.Ask(history, number)!);
            history.Suggest(number, points[^1]);
        }

        var nearest = points.SelectMany((a, k) => points.Skip(k + 1).Select(b => Math.Max(Math.Abs(a.Number("x") - b.Number("x")), Math.Abs(a.Number("y") - b.Number("y"))))).Min();
        Assert.True(nearest > 0.05, $"{nearest}");
    }

    [Fact]
    public void A_region_that_always_fails_is_left_but_for_its_edge_and_a_failure_by_chance_is_outweighed()
    {
        var space = new SearchSpace([new FloatParameter("x", 0, 1)]);
        var history = new SearchHistory(space, Direction.Minimise);
        var sampler = new GaussianProcessSampler(space, 1, 5);
        for (var number = 0; number < 40; number++)
        {
            var point = sampler.Ask(history, number)!;
            history.Suggest(number, point);
            var x = point.Number("x");
            if (x > 0.6 || number == 12)
                history.Finish(number, Outcome.Failed);
            else
                history.Finish(number, Outcome.Completed, Math.Pow(x - 0.7, 2));
        }

        Assert.InRange(history.Best!.Assignment.Number("x"), 0.57, 0.6);
        var failed = history.Finished.TakeLast(20).Count(trial => trial.Outcome == Outcome.Failed);
        Assert.True(failed < 14, $"{failed} of the last 20 failed.");
    }

    [Fact]
    public void Noise_does_not_bind_it_to_a_lucky_trial()
    {
        var space = new SearchSpace([new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1)]);
        var history = new SearchHistory(space, Direction.Minimise);
        var (sampler, noise) = (new GaussianProcessSampler(space, 4), new Compute.Statistics.CounterRandom(7));
        for (var number = 0; number < 60; number++)
            Searches.Run(history, sampler, number, point => Truth(point) + 0.05 * noise.NextGaussian());
        var late = history.Finished.TakeLast(20).Select(trial => Truth(trial.Assignment)).Order().ToArray();
        Assert.True(late[10] < 0.05, $"{late[10]}");

        static double Truth(Assignment point) => Math.Pow(point.Number("x") - 0.3, 2) + Math.Pow(point.Number("y") - 0.6, 2);
    }

    [Fact]
    public void Choices_and_conditions_are_coordinates_of_their_own()
    {
        var kernel = new KernelSpace(Spaces.Nested);
        Assert.Equal([true, false, false, false, true, true], kernel.IsChoice);
        Assert.Equal([1, 0.5, 0.625, 0.5, -1, -1], kernel.Encode(Spaces.Nested.Assign([new("model", "cnn"), new("kernel", 7)])));
    }

    [Fact]
    public void Settings_outside_their_range_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianProcessSampler(Spaces.Training, 1, 1));
}
