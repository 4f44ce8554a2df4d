using Cluster.Compute.Campaigns;
using CsCheck;

namespace Cluster.Compute.Tests.Campaigns;

public class TpeSamplerTests
{
    public static TheoryData<string> Functions { get; } = [.. TestFunctions.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Tpe_comes_nearer_than_random_draws(string name)
    {
        var function = TestFunctions.All.Single(f => f.Name == name);
        var tpe = Searches.Median(Enumerable.Range(0, 5).Select(seed => Searches.Regret(function, new TpeSampler(function.Space, (ulong)seed), 100)));
        var random = Searches.Median(Enumerable.Range(0, 5).Select(seed => Searches.Regret(function, new RandomSampler(function.Space, (ulong)seed), 100)));
        Assert.True(tpe < 0.75 * random, $"{tpe} against {random}");
    }

    [Fact]
    public void Tpe_never_repeats_a_point_and_exhausts_a_finite_space() =>
        Gen.Select(Spaces.Finite, Gen.ULong, Gen.Int[1, 8]).Sample((space, seed, parallel) =>
        {
            var history = new SearchHistory(space, Direction.Maximise);
            var tpe = new TpeSampler(space, seed, startupTrials: 3);
            var points = new HashSet<Assignment>();
            for (var number = 0; number < Math.Min(space.Count!.Value, 120); number++)
            {
                var point = tpe.Ask(history, number)!;
                Assert.True(points.Add(point));
                history.Suggest(number, point);
                if (number >= parallel)
                    history.Finish(number - parallel, Outcome.Completed, point.Text.Length);
            }

            return points.Count < space.Count || tpe.Ask(history, points.Count) is null;
        });

    [Fact]
    public void A_point_is_a_function_of_seed_history_and_number()
    {
        var (function, history) = (TestFunctions.Mixed, new SearchHistory(TestFunctions.Mixed.Space, Direction.Minimise));
        var through = new TpeSampler(function.Space, 5);
        for (var number = 0; number < 40; number++)
        {
            var fresh = new TpeSampler(function.Space, 5).Ask(history, number);
            Assert.Equal(fresh, Searches.Run(history, through, number, function.Value));
        }
    }

    [Fact]
    public void A_sampler_may_be_moved_from_one_history_to_another()
    {
        var function = TestFunctions.Branin;
        var used = new TpeSampler(function.Space, 5);
        Searches.Regret(function, used, 30);
        Assert.Equal(Searches.Regret(function, new TpeSampler(function.Space, 5), 30), Searches.Regret(function, used, 30));
    }

    [Fact]
    public void Every_point_fits_the_space_with_conditions()
    {
        var (function, history) = (TestFunctions.Mixed, new SearchHistory(TestFunctions.Mixed.Space, Direction.Minimise));
        var tpe = new TpeSampler(function.Space, 1);
        for (var number = 0; number < 150; number++)
        {
            var point = Searches.Run(history, tpe, number, function.Value);
            Assert.Equal(point, function.Space.Assign(point.Values));
        }
    }

    [Fact]
    public void Maximising_a_value_is_minimising_its_negative()
    {
        var space = Spaces.Training;
        var (up, down) = (new SearchHistory(space, Direction.Maximise), new SearchHistory(space, Direction.Minimise));
        var (first, second) = (new TpeSampler(space, 9), new TpeSampler(space, 9));
        for (var number = 0; number < 40; number++)
            Assert.Equal(Searches.Run(up, first, number, Score), Searches.Run(down, second, number, point => -Score(point)));
        static double Score(Assignment point) => -Math.Abs(Math.Log10(point.Number("lr")) + 4) - point.Number("dropout");
    }

    [Fact]
    public void Lanes_that_ask_at_once_are_sent_apart()
    {
        var apart = Enumerable.Range(0, 20).Select(seed => Distance((ulong)seed, running: true)).Average();
        var alone = Enumerable.Range(0, 20).Select(seed => Distance((ulong)seed, running: false)).Average();
        Assert.True(apart > alone, $"{apart} against {alone}");
    }

    [Fact]
    public void Failed_and_stopped_trials_do_not_stop_the_search()
    {
        var (function, history) = (TestFunctions.Branin, new SearchHistory(TestFunctions.Branin.Space, Direction.Minimise));
        var tpe = new TpeSampler(function.Space, 3);
        for (var number = 0; number < 120; number++)
        {
            var point = tpe.Ask(history, number)!;
            history.Suggest(number, point);
            var outcome = (number % 4) switch { 1 => Outcome.Failed, 2 => Outcome.Stopped, _ => Outcome.Completed };
            history.Finish(number, outcome, number % 8 == 3 ? double.NaN : function.Value(point));
        }

        Assert.True(function.Regret(history.Best!.Value!.Value) < 1);
    }

    /// <summary>The median distance between neighbours of twelve points for one history, of which the later ones know the earlier ones as running or not.</summary>
    private static double Distance(ulong seed, bool running)
    {
        var space = new SearchSpace([new FloatParameter("x", 0, 1)]);
        var (history, tpe, points) = (new SearchHistory(space, Direction.Minimise), new TpeSampler(space, seed), new List<Assignment>());
        for (var number = 0; number < 40; number++)
            Searches.Run(history, tpe, number, point => Math.Abs(point.Number("x") - 0.3));
        for (var number = 40; number < 52; number++)
        {
            points.Add(tpe.Ask(history, number)!);
            if (running)
                history.Suggest(number, points[^1]);
        }

        var sorted = points.Select(point => point.Number("x")).Order().ToArray();
        return Searches.Median(sorted.Skip(1).Zip(sorted, (right, left) => right - left));
    }
}
