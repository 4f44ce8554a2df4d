using Cluster.Compute.Campaigns;
using CsCheck;

namespace Cluster.Compute.Tests.Campaigns;

/// <summary>What every sampler promises.</summary>
public class SamplerContractTests
{
    private static readonly Dictionary<string, Func<SearchSpace, ulong, ISampler>> Makers = new()
    {
        ["random"] = (space, seed) => new RandomSampler(space, seed),
        ["quasi-random"] = (space, seed) => new QuasiRandomSampler(space, seed),
        ["tpe"] = (space, seed) => new TpeSampler(space, seed, startupTrials: 3),
        ["gaussian-process"] = (space, seed) => new GaussianProcessSampler(space, seed, startupTrials: 3),
        ["automatic"] = (space, seed) => new AutomaticSampler(space, seed, startupTrials: 3),
        ["cma-es"] = (space, seed) => new CmaEsSampler(space, seed),
    };

    public static TheoryData<string> Samplers { get; } = [.. Makers.Keys];

    [Theory]
    [MemberData(nameof(Samplers))]
    public void A_finite_space_is_exhausted_without_a_duplicate(string name) =>
        Gen.Select(Spaces.Finite, Gen.ULong, Gen.Int[1, 8]).Sample((space, seed, parallel) =>
        {
            if (name == "cma-es" && !space.Parameters.Any(parameter => parameter is NumericParameter { Condition: null }))
                return true;
            var history = new SearchHistory(space, Direction.Maximise);
            var sampler = Makers[name](space, seed);
            var points = new HashSet<Assignment>();
            for (var number = 0; number < Math.Min(space.Count!.Value, 120); number++)
            {
                var point = sampler.Ask(history, number)!;
                Assert.True(points.Add(point));
                history.Suggest(number, point);
                if (number >= parallel)
                    history.Finish(number - parallel, Outcome.Completed, point.Text.Length);
            }

            return points.Count < space.Count || sampler.Ask(history, points.Count) is null;
        });

    [Theory]
    [MemberData(nameof(Samplers))]
    public void A_point_is_a_function_of_seed_history_and_number(string name)
    {
        var (function, history) = (TestFunctions.Mixed, new SearchHistory(TestFunctions.Mixed.Space, Direction.Minimise));
        var through = Makers[name](function.Space, 5);
        for (var number = 0; number < 40; number++)
        {
            var fresh = Makers[name](function.Space, 5).Ask(history, number);
            Assert.Equal(fresh, Searches.Run(history, through, number, function.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void A_sampler_may_be_moved_from_one_history_to_another(string name)
    {
        var function = TestFunctions.Branin;
        var used = Makers[name](function.Space, 5);
        Searches.Regret(function, used, 30);
        Assert.Equal(Searches.Regret(function, Makers[name](function.Space, 5), 30), Searches.Regret(function, used, 30));
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Another_seed_gives_other_points(string name)
    {
        var history = new SearchHistory(Spaces.Training, Direction.Minimise);
        Assert.Equal(20, Enumerable.Range(0, 20).Select(seed => Makers[name](Spaces.Training, (ulong)seed).Ask(history, 0)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Every_point_fits_a_space_with_conditions(string name)
    {
        var (function, history) = (TestFunctions.Mixed, new SearchHistory(TestFunctions.Mixed.Space, Direction.Minimise));
        var sampler = Makers[name](function.Space, 1);
        for (var number = 0; number < 150; number++)
        {
            var point = Searches.Run(history, sampler, number, function.Value);
            Assert.Equal(point, function.Space.Assign(point.Values));
        }
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Maximising_a_value_is_minimising_its_negative(string name)
    {
        var space = Spaces.Training;
        var (up, down) = (new SearchHistory(space, Direction.Maximise), new SearchHistory(space, Direction.Minimise));
        var (first, second) = (Makers[name](space, 9), Makers[name](space, 9));
        for (var number = 0; number < 40; number++)
            Assert.Equal(Searches.Run(up, first, number, Score), Searches.Run(down, second, number, point => -Score(point)));
        static double Score(Assignment point) => -Math.Abs(Math.Log10(point.Number("lr")) + 4) - point.Number("dropout");
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Failed_stopped_and_pruned_trials_do_not_stop_the_search(string name)
    {
        var (function, history) = (TestFunctions.Branin, new SearchHistory(TestFunctions.Branin.Space, Direction.Minimise));
        var sampler = Makers[name](function.Space, 3);
        for (var number = 0; number < 160; number++)
        {
            var point = sampler.Ask(history, number)!;
            history.Suggest(number, point);
            if (number % 5 == 4)
                history.Report(number, 1, 1000);
            var outcome = (number % 5) switch { 1 => Outcome.Failed, 2 => Outcome.Stopped, 4 => Outcome.Pruned, _ => Outcome.Completed };
            history.Finish(number, outcome, number % 10 == 3 ? double.NaN : function.Value(point));
        }

        Assert.True(function.Regret(history.Best!.Value!.Value) < 3, $"{history.Best}");
    }
}
