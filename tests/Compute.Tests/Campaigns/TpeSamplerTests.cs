using Cluster.Compute.Campaigns;

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
    public void Lanes_that_ask_at_once_are_sent_apart()
    {
        var apart = Enumerable.Range(0, 20).Select(seed => Distance((ulong)seed, running: true)).Average();
        var alone = Enumerable.Range(0, 20).Select(seed => Distance((ulong)seed, running: false)).Average();
        Assert.True(apart > alone, $"{apart} against {alone}");
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
