using Cluster.Compute.Statistics;

namespace Cluster.Compute.Campaigns;

/// <summary>
/// Looks for the point with the largest expected improvement: points drawn over the whole space and around the best known ones, of which
/// the best go uphill, numbers by the gradient and choices and small whole numbers value by value, in turns until nothing gains.
/// The same points for the same model and generator.
/// </summary>
internal sealed class ImprovementSearch(KernelSpace space)
{
    private const int Global = 256;
    private const int Centres = 6;
    private const int LocalPerCentre = 24;
    private const int Climbs = 6;
    private const int Rounds = 4;
    private const int Iterations = 40;
    private const double LeastGain = 1e-6;

    /// <summary>Discrete numbers with more values than these move by the gradient and are rounded after it.</summary>
    private const int SmallCount = 12;

    private static readonly double[] Radii = [0.2, 0.05, 0.01, 0.002];

    private readonly IReadOnlyList<Parameter> parameters = space.Space.Parameters;

    /// <summary>Points of the space with their log expected improvement, best first, without two that are equal in all coordinates.</summary>
    public IEnumerable<double[]> Run(Surrogate model, CounterRandom random)
    {
        var found = new List<(double Score, double[] Units)>();
        for (var k = 0; k < Global; k++)
            found.Add(Judged(model, Draw(random)));
        foreach (var centre in model.Incumbents.Take(Centres))
        {
            for (var k = 0; k < LocalPerCentre; k++)
                found.Add(Judged(model, Near(centre, Radii[k % Radii.Length], random)));
        }

        var best = found.OrderByDescending(one => one.Score).ToList();
        var climbed = new List<(double Score, double[] Units)>();
        foreach (var start in Spread(best))
            climbed.Add(Climb(model, start));
        return climbed.OrderByDescending(one => one.Score).Concat(best).Select(one => space.Space.RawFromUnits(one.Units));
    }

    /// <summary>The best points of several regions: none in the cube of a tenth around a better one.</summary>
    private static List<(double Score, double[] Units)> Spread(List<(double Score, double[] Units)> best)
    {
        var starts = new List<(double Score, double[] Units)>();
        foreach (var one in best)
        {
            if (starts.Count == Climbs)
                break;
            if (!starts.Exists(other => other.Units.Zip(one.Units, (a, b) => Math.Abs(a - b)).Max() < 0.1))
                starts.Add(one);
        }

        return starts;
    }

    private (double Score, double[] Units) Judged(Surrogate model, double[] units) => (Score(model, space.Encode(space.Space.RawFromUnits(units))), units);

    private static double Score(Surrogate model, double[] point)
    {
        var (mean, variance) = model.Process.Predict(point);
        return LogImprovement.At(mean, variance, model.Best).Value + model.Odds.LogSuccess(point, []);
    }

    private double[] Draw(CounterRandom random)
    {
        var units = new double[parameters.Count];
        for (var at = 0; at < units.Length; at++)
            units[at] = random.NextDouble();
        return units;
    }

    /// <summary>A point near a known one: each number moved by a normal step, about one choice in four drawn anew.</summary>
    private double[] Near(double[] centre, double radius, CounterRandom random)
    {
        var units = Draw(random);
        for (var coordinate = 0; coordinate < centre.Length; coordinate++)
        {
            var at = space.ParameterOf(coordinate);
            var step = random.NextGaussian();
            if (!space.IsChoice[coordinate])
                units[at] = Math.Clamp(centre[coordinate] + radius * step, 0, 1);
            else if (centre[coordinate] >= 0 && Math.Abs(step) < 1.15)
                units[at] = Middle(parameters[at], (long)centre[coordinate]);
        }

        return units;
    }

    private (double Score, double[] Units) Climb(Surrogate model, (double Score, double[] Units) start)
    {
        var best = start;
        for (var round = 0; round < Rounds; round++)
        {
            var before = best.Score;
            best = Better(best, Slide(model, best.Units));
            best = Step(model, best);
            if (best.Score < before + LeastGain)
                break;
        }

        return best;
    }

    private static (double Score, double[] Units) Better((double Score, double[] Units) one, (double Score, double[] Units) other) => other.Score > one.Score ? other : one;

    /// <summary>Numbers with many values, by the gradient.</summary>
    private (double Score, double[] Units) Slide(Surrogate model, double[] units)
    {
        var raw = space.Space.RawFromUnits(units);
        var point = space.Encode(raw);
        int[] moved = [.. Enumerable.Range(0, space.Dimensions).Where(c => !space.IsChoice[c] && IsSmooth(space.ParameterOf(c)) && !double.IsNaN(raw[space.ParameterOf(c)]))];
        if (moved.Length == 0)
            return (double.NegativeInfinity, units);
        var slopes = new double[space.Dimensions];
        var minimizer = new BoundedMinimizer(new double[moved.Length], [.. moved.Select(_ => 1.0)], Iterations);
        var (found, _) = minimizer.Minimize(Loss, [.. moved.Select(c => point[c])]);
        double[] slid = [.. units];
        for (var k = 0; k < moved.Length; k++)
            slid[space.ParameterOf(moved[k])] = found[k];
        return Judged(model, slid);

        double Loss(double[] values, double[] gradient)
        {
            for (var k = 0; k < moved.Length; k++)
                point[moved[k]] = values[k];
            var (mean, variance) = model.Process.Predict(point);
            var (score, byMean, byVariance) = LogImprovement.At(mean, variance, model.Best);
            model.Process.Gradient(point, byMean, byVariance, slopes);
            score += model.Odds.LogSuccess(point, slopes);
            for (var k = 0; k < moved.Length; k++)
                gradient[k] = -slopes[moved[k]];
            return -score;
        }
    }

    /// <summary>Choices and discrete numbers, one after the other: every value where there are few, else the neighbours.</summary>
    private (double Score, double[] Units) Step(Surrogate model, (double Score, double[] Units) best)
    {
        for (var coordinate = 0; coordinate < space.Dimensions; coordinate++)
        {
            var at = space.ParameterOf(coordinate);
            var raw = space.Space.RawFromUnits(best.Units);
            if (parameters[at].Count is not { } count || double.IsNaN(raw[at]))
                continue;
            var own = parameters[at].IndexOf(raw[at]);
            var (first, last) = count <= SmallCount ? (0, count - 1) : (Math.Max(0, own - 1), Math.Min(count - 1, own + 1));
            for (var index = first; index <= last; index++)
            {
                if (index == own)
                    continue;
                double[] units = [.. best.Units];
                units[at] = Middle(parameters[at], index);
                best = Better(best, Judged(model, units));
            }
        }

        return best;
    }

    private bool IsSmooth(int at) => parameters[at].Count is null or > SmallCount;

    /// <summary>A unit coordinate that stands for the k-th value.</summary>
    private static double Middle(Parameter parameter, long index) =>
        parameter is NumericParameter number ? number.ToUnit(number.At(index)) : (index + 0.5) / parameter.Count!.Value;
}
