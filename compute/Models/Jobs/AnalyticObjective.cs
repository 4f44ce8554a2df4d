using Cluster.Compute.Statistics;

namespace Cluster.Compute.Models.Jobs;

/// <summary>
/// Known functions of the hyperparameters to be minimised, in place of a training: what a search finds can be checked, and an epoch costs nothing.
/// "noop" has no variables and is a uniform number of the seed alone.
/// </summary>
public static class AnalyticObjective
{
    private static readonly double[] HartmannWeights = [1.0, 1.2, 3.0, 3.2];

    private static readonly double[][] HartmannScales =
    [
        [10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14],
    ];

    private static readonly double[][] HartmannCentres =
    [
        [1312, 1696, 5569, 124, 8283, 5886], [2329, 4135, 8307, 3736, 1004, 9991],
        [2348, 1451, 3522, 2883, 3047, 6650], [4047, 8828, 8732, 5743, 1091, 381],
    ];

    private static readonly Dictionary<string, (string[] Variables, Func<double[], double> Function)> Functions = new(StringComparer.Ordinal)
    {
        ["noop"] = ([], _ => 0),
        ["branin"] = (["x", "y"], Branin),
        ["hartmann6"] = (["x0", "x1", "x2", "x3", "x4", "x5"], Hartmann),
        ["rosenbrock5"] = (["x0", "x1", "x2", "x3", "x4"], Rosenbrock),
        ["ackley10"] = (["x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9"], Ackley),
    };

    /// <summary>The names a job may give.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Functions.Keys];

    /// <summary>The names of a function's variables, in order.</summary>
    public static IReadOnlyList<string> Variables(string name) => Find(name).Variables;

    /// <summary>The function's value; every variable has to be there, other parameters are not looked at.</summary>
    public static double Evaluate(string name, IReadOnlyDictionary<string, Setting> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var (variables, function) = Find(name);
        return function(Array.ConvertAll(variables, variable =>
            parameters.TryGetValue(variable, out var value) && value.Number is { } number
                ? number
                : throw JobFailedException.BadInput($"Objective {name} expects the number {variable}, found {(parameters.ContainsKey(variable) ? value.ToString() : "none")}.")));
    }

    /// <summary>
    /// What epoch e of E shows of a final value f: f + (1 + |f|) (1 - e/E) u, u uniform in [0, 1) by the seed; a curve that falls to exactly f.
    /// </summary>
    public static double AtEpoch(double final, long seed, int epoch, int epochs)
    {
        var random = new CounterRandom(unchecked((ulong)seed), (ulong)epoch);
        return final + (1 + Math.Abs(final)) * (1 - (double)epoch / epochs) * random.NextDouble();
    }

    private static (string[] Variables, Func<double[], double> Function) Find(string name) => Functions.TryGetValue(name, out var found)
        ? found
        : throw JobFailedException.BadInput($"Expected an objective of {string.Join(", ", Functions.Keys)}, found '{name}'.");

    private static double Branin(double[] v)
    {
        var (x, y) = (v[0], v[1]);
        return Square(y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6) + 10 * (1 - 1 / (8 * Math.PI)) * Math.Cos(x) + 10;
    }

    private static double Hartmann(double[] v)
    {
        var total = 0.0;
        for (var term = 0; term < 4; term++)
        {
            var exponent = 0.0;
            for (var j = 0; j < 6; j++)
                exponent += HartmannScales[term][j] * Square(v[j] - HartmannCentres[term][j] * 1e-4);
            total += HartmannWeights[term] * Math.Exp(-exponent);
        }

        return -total;
    }

    private static double Rosenbrock(double[] v)
    {
        var total = 0.0;
        for (var i = 0; i + 1 < v.Length; i++)
            total += 100 * Square(v[i + 1] - v[i] * v[i]) + Square(1 - v[i]);
        return total;
    }

    private static double Ackley(double[] v)
    {
        var squares = v.Sum(x => x * x) / v.Length;
        var cosines = v.Sum(x => Math.Cos(2 * Math.PI * x)) / v.Length;
        return -20 * Math.Exp(-0.2 * Math.Sqrt(squares)) - Math.Exp(cosines) + 20 + Math.E;
    }

    private static double Square(double x) => x * x;
}
