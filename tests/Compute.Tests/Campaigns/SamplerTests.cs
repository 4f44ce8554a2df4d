using Cluster.Compute.Campaigns;
using CsCheck;

namespace Cluster.Compute.Tests.Campaigns;

public class SamplerTests
{
    private static readonly SearchHistory Nothing = new(Spaces.Nested, Direction.Minimise);

    [Fact]
    public void Grid_gives_every_point_exactly_once_in_any_order_of_asking() =>
        Gen.Select(Spaces.Finite, Gen.ULong, Gen.Bool).Sample((space, seed, seeded) =>
        {
            var grid = new GridSampler(space, seeded ? seed : null);
            var numbers = Enumerable.Range(0, (int)grid.Count).ToArray();
            new Compute.Statistics.CounterRandom(seed).Shuffle(numbers.AsSpan());
            var points = numbers.AsParallel().Select(number => grid.Ask(Nothing, number)!).ToHashSet();
            return points.Count == grid.Count && grid.Ask(Nothing, (int)grid.Count) is null;
        });

    [Fact]
    public void A_plain_grid_changes_the_last_parameter_fastest()
    {
        var grid = new GridSampler(new SearchSpace([new IntParameter("a", 0, 1), new CategoricalParameter("b", ["x", "y"])]));
        Assert.Equal(["a=0; b=x", "a=0; b=y", "a=1; b=x", "a=1; b=y"], Enumerable.Range(0, 4).Select(k => grid.Ask(Nothing, k)!.Text));
    }

    [Fact]
    public void A_seeded_grid_has_another_order_for_another_seed()
    {
        var space = new SearchSpace([new IntParameter("a", 0, 99)]);
        string[] orders = [.. Enumerable.Range(0, 20).Select(seed => string.Join(",", First(new GridSampler(space, (ulong)seed), 10)))];
        Assert.Equal(20, orders.Distinct().Count());
    }

    [Fact]
    public void A_grid_of_a_continuum_is_refused_by_name() =>
        Assert.Contains("'lr', 'dropout'", Assert.Throws<ArgumentException>(() => new GridSampler(Spaces.Training)).Message);

    [Fact]
    public void Random_point_k_depends_on_seed_and_k_alone() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 200]).Sample((seed, number) =>
        {
            var used = new RandomSampler(Spaces.Training, seed);
            for (var k = 0; k < 5; k++)
                used.Ask(Nothing, k);
            return used.Ask(Nothing, number)!.Equals(new RandomSampler(Spaces.Training, seed).Ask(Nothing, number));
        });

    [Fact]
    public void Random_exhausts_a_finite_space_without_a_duplicate() =>
        Gen.Select(Spaces.Finite, Gen.ULong).Sample((space, seed) =>
        {
            var random = new RandomSampler(space, seed);
            var count = (int)space.Count!.Value;
            var points = Enumerable.Range(0, count).Reverse().Select(number => random.Ask(Nothing, number)!).ToHashSet();
            return points.Count == count && random.Ask(Nothing, count) is null;
        });

    [Fact]
    public void Random_never_repeats_a_point_of_a_large_finite_space()
    {
        var space = new SearchSpace([new IntParameter("a", 1, 20_000, Log: true)]);
        var early = new RandomSampler(space, 1).Ask(Nothing, 1_000);
        var random = new RandomSampler(space, 1);
        var points = Enumerable.Range(0, 3_000).Select(number => random.Ask(Nothing, number)!).ToList();
        Assert.Equal(3_000, points.Distinct().Count());
        Assert.Equal(early, points[1_000]);
    }

    [Fact]
    public void A_logarithmic_range_is_drawn_evenly_over_its_decades()
    {
        var random = new RandomSampler(Spaces.Training, 4);
        var below = Enumerable.Range(0, 4_000).Count(number => random.Ask(Nothing, number)!.Number("lr") < 1e-4);
        Assert.InRange(below, 1_900, 2_100);
    }

    [Fact]
    public void First_draws_of_a_small_space_follow_the_scales()
    {
        var space = new SearchSpace([new IntParameter("width", 1, 64, Log: true)]);
        var small = Enumerable.Range(0, 4_000).Count(seed => new RandomSampler(space, (ulong)seed).Ask(Nothing, 0)!.Number("width") <= 8);
        var expected = 4_000 * Math.Log(8.5 / 0.5) / Math.Log(64.5 / 0.5);
        Assert.InRange(small, expected - 120, expected + 120);
    }

    private static IEnumerable<string> First(GridSampler sampler, int count) => Enumerable.Range(0, count).Select(k => sampler.Ask(Nothing, k)!.Text);
}
