using Cluster.Compute.Campaigns;
using Cluster.Compute.Statistics;

namespace Cluster.Bench.Campaigns;

/// <summary>
/// A seeded family of functions with known minima on which sampler rules are chosen (even numbers) and judged (odd numbers), so that
/// they do not fit the well-known functions alone: bowls, cones, ripples, hills, curved valleys and sharp funnels, half of them
/// rotated, in 2 to 12 dimensions; every second one with whole numbers, logarithmic scales, choices and conditional parameters.
/// </summary>
internal static class GeneratedFunctions
{
    private static readonly int[] Dimensions = [2, 3, 4, 5, 6, 8, 10, 12];

    /// <summary>Function <paramref name="number"/> of the family.</summary>
    public static TestFunction Create(int number)
    {
        var random = new CounterRandom(20_26, (ulong)number);
        var dimensions = Dimensions[random.NextInt(Dimensions.Length)];
        var shape = Shapes.Create(number / 2 % Shapes.Count, dimensions, random);
        return number / 2 / Shapes.Count % 2 == 0 ? Plain(number, shape) : Mixed(number, shape, random);
    }

    private static TestFunction Plain(int number, Shape shape)
    {
        var names = Enumerable.Range(0, shape.Optimum.Length).Select(j => $"x{j}").ToArray();
        return new($"g{number}-{shape.Name}{names.Length}", new([.. names.Select(x => new FloatParameter(x, 0, 1))]), point => shape.Value(Array.ConvertAll(names, point.Number)), shape.Minimum);
    }

    /// <summary>The same shape seen through numbers of several kinds, below a choice of arms that each cost something and shift the minimum.</summary>
    private static TestFunction Mixed(int number, Shape shape, CounterRandom random)
    {
        var arms = 2 + random.NextInt(4);
        var costs = Enumerable.Range(0, arms).Select(arm => arm == 0 ? 0 : (0.02 + 0.2 * random.NextDouble()) * shape.Scale).ToArray();
        var shifts = Enumerable.Range(0, arms).Select(arm => arm == 0 ? 0 : 0.3 * (random.NextDouble() - 0.5)).ToArray();
        var order = Enumerable.Range(0, arms).ToArray();
        random.Shuffle(order.AsSpan());
        var axes = shape.Optimum.Select((optimum, j) => Axis.Create(j, optimum, random)).ToArray();
        var extra = 0.2 + 0.6 * random.NextDouble();
        SearchSpace space = new(
        [
            new CategoricalParameter("arm", [.. Enumerable.Range(0, arms).Select(arm => $"a{arm}")]),
            .. axes.Select(axis => axis.Parameter),
            new FloatParameter("extra", 0, 1, Condition: new("arm", [$"a{order[0]}", $"a{order[1]}"])),
        ]);
        return new($"g{number}-mixed-{shape.Name}{axes.Length}", space, Value, shape.Minimum);

        double Value(Assignment point)
        {
            var arm = Array.IndexOf(order, int.Parse(point.Choice("arm")[1..]));
            var core = shape.Value([.. axes.Select(axis => Math.Clamp(axis.Unit(point) - shifts[arm], 0, 1))]);
            var added = point.Has("extra") ? 0.3 * shape.Scale * Math.Pow(point.Number("extra") - extra, 2) : 0;
            return core + costs[arm] + added;
        }
    }
}
