namespace Cluster.Compute.Campaigns;

/// <summary>The functions that search methods are commonly compared on, and one conditional space shaped like a training.</summary>
public static class TestFunctions
{
    private static readonly double[] HartmannWeights = [1.0, 1.2, 3.0, 3.2];

    private static readonly double[][] HartmannScales =
    [
        [10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14],
    ];

    private static readonly double[][] HartmannCentres =
    [
        [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886], [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
        [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650], [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
    ];

    /// <summary>Branin and Hoo (1972): two dimensions, three equal minima in curved valleys.</summary>
    public static TestFunction Branin { get; } = new(
        "branin", new([new FloatParameter("x", -5, 10), new FloatParameter("y", 0, 15)]), point => BraninAt(point.Number("x"), point.Number("y")), 0.39788735772973816);

    /// <summary>Hartmann (1973): six dimensions, a narrow minimum beside a broad one that is only 0.12 worse.</summary>
    public static TestFunction Hartmann6 { get; } = Real("hartmann6", 6, 0, 1, HartmannAt, -3.32236801141551);

    /// <summary>Rosenbrock (1960): a curved, nearly flat valley in five dimensions.</summary>
    public static TestFunction Rosenbrock5 { get; } = Real("rosenbrock5", 5, -5, 10, RosenbrockAt, 0);

    /// <summary>Ackley (1987): a funnel with ripples in ten dimensions.</summary>
    public static TestFunction Ackley10 { get; } = Real("ackley10", 10, -32.768, 32.768, AckleyAt, 0);

    /// <summary>Choices, whole numbers, logarithmic scales and parameters that exist only for some choices, as in a training.</summary>
    public static TestFunction Mixed { get; } = new("mixed", MixedSpace(), MixedAt, 0);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TestFunction> All { get; } = [Branin, Hartmann6, Rosenbrock5, Ackley10, Mixed];

    private static TestFunction Real(string name, int dimensions, double low, double high, Func<double[], double> value, double minimum)
    {
        var names = Enumerable.Range(0, dimensions).Select(j => $"x{j}").ToArray();
        return new(name, new([.. names.Select(x => new FloatParameter(x, low, high))]), point => value(Array.ConvertAll(names, point.Number)), minimum);
    }

    private static double BraninAt(double x, double y)
    {
        var valley = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return valley * valley + 10 * (1 - 1 / (8 * Math.PI)) * Math.Cos(x) + 10;
    }

    private static double HartmannAt(double[] x)
    {
        var sum = 0.0;
        for (var hill = 0; hill < 4; hill++)
        {
            var distance = 0.0;
            for (var j = 0; j < x.Length; j++)
                distance += HartmannScales[hill][j] * Square(x[j] - HartmannCentres[hill][j]);
            sum -= HartmannWeights[hill] * Math.Exp(-distance);
        }

        return sum;
    }

    private static double RosenbrockAt(double[] x) =>
        Enumerable.Range(0, x.Length - 1).Sum(j => 100 * Square(x[j + 1] - x[j] * x[j]) + Square(1 - x[j]));

    private static double AckleyAt(double[] x) =>
        -20 * Math.Exp(-0.2 * Math.Sqrt(x.Average(Square))) - Math.Exp(x.Average(v => Math.Cos(2 * Math.PI * v))) + 20 + Math.E;

    private static SearchSpace MixedSpace() => new(
    [
        new CategoricalParameter("opt", ["sgd", "adam", "rmsprop"]),
        new FloatParameter("lr", 1e-5, 1, Log: true),
        new IntParameter("depth", 1, 6),
        new IntParameter("width", 8, 512, Log: true),
        new FloatParameter("dropout", 0, 0.5),
        new CategoricalParameter("aug", ["true", "false"]),
        new FloatParameter("momentum", 0, 0.99, Condition: new("opt", ["sgd"])),
        new FloatParameter("beta1", 0.5, 0.999, Condition: new("opt", ["adam"])),
        new FloatParameter("eps", 1e-9, 1e-3, Log: true, Condition: new("opt", ["adam"])),
        new CategoricalParameter("skip", ["none", "add", "concat"], new("depth", ["4", "5", "6"])),
    ]);

    private static double MixedAt(Assignment point)
    {
        var optimizer = point.Choice("opt");
        var (bestRate, cost) = optimizer switch { "sgd" => (-1.0, 0.05), "adam" => (-3.0, 0.0), _ => (-3.5, 0.08) };
        var (width, depth) = (Math.Log2(point.Number("width")) - 6.5, point.Number("depth") - 4);
        var value = cost + 0.15 * Square(Math.Log10(point.Number("lr")) - bestRate) + 0.02 * depth * depth + 0.03 * width * width
            + 0.01 * width * depth + 2 * Square(point.Number("dropout") - 0.2) + (point.Choice("aug") == "true" ? 0 : 0.04);
        if (optimizer == "sgd")
            value += 0.5 * Square(point.Number("momentum") - 0.9);
        if (optimizer == "adam")
            value += 0.3 * Square(point.Number("beta1") - 0.9) + 0.002 * Square(Math.Log10(point.Number("eps")) + 8);
        return value + (depth < 0 ? 0.05 : point.Choice("skip") switch { "none" => 0.06, "add" => 0, _ => 0.02 });
    }

    private static double Square(double value) => value * value;
}
