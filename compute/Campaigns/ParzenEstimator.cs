using Cluster.Compute.Statistics;

namespace Cluster.Compute.Campaigns;

/// <summary>
/// The two densities of a tree-structured Parzen estimator: l over the good points, g over the others. Both are mixtures of one
/// product kernel a point and a uniform density, and share their bandwidths: per parameter the spread of the good points times
/// Scott's factor, so that both sharpen together as the search closes in.
/// Where a point does not have a parameter its kernel is uniform there; a candidate is judged by the parameters it has.
/// </summary>
internal sealed class ParzenEstimator(SearchSpace space)
{
    private const double UniformWeight = 0.5;
    private const double SpreadPrior = 0.1;
    private const double BandwidthFactor = 0.85;
    private const double LeastBandwidth = 1e-4;

    /// <summary>Bandwidths to the edge from which on a kernel loses nothing by being cut off there, to 3e-5.</summary>
    private const double FarFromEdge = 4;

    /// <summary>A discrete number keeps at least this share of its cell as bandwidth, so that its neighbours stay in reach.</summary>
    private const double LeastCells = 0.3;

    /// <summary>A choice is changed at least this often.</summary>
    private const double LeastChange = 0.1;

    private readonly double[] widths = new double[space.Parameters.Count];
    private double[][] kernels = [.. space.Parameters.Select(_ => new double[64])];
    private double[] sums = new double[64];
    private double[] weights = [];
    private IReadOnlyList<int> good = [];
    private PointTable points = new(space);
    private double[] otherWeights = new double[64];

    /// <summary>Takes the points, which of them are good with what weight, and the logarithms of the weights of the others.</summary>
    public void Fit(PointTable table, IReadOnlyList<int> goodPoints, double[] goodWeights, ReadOnlySpan<double> otherLogWeights)
    {
        (points, good, weights) = (table, goodPoints, goodWeights);
        if (sums.Length < table.Count)
        {
            sums = new double[table.Count * 2];
            otherWeights = new double[table.Count * 2];
            kernels = [.. kernels.Select(_ => new double[table.Count * 2])];
        }

        otherLogWeights.CopyTo(otherWeights);
        foreach (var point in good)
            otherWeights[point] = double.NegativeInfinity;
        for (var at = 0; at < widths.Length; at++)
        {
            widths[at] = Width(at);
            if (space.Parameters[at] is NumericParameter)
                FitKernels(at);
        }
    }

    /// <summary>Draws a point from l, as unit coordinates and raw values.</summary>
    public void Sample(CounterRandom random, Span<double> units, Span<double> raw)
    {
        var pick = random.NextDouble() * (good.Count + UniformWeight);
        var kernel = -1;
        for (var k = 0; k < good.Count && kernel < 0; k++)
        {
            pick -= weights[k];
            if (pick < 0)
                kernel = good[k];
        }

        for (var at = 0; at < units.Length; at++)
        {
            units[at] = raw[at] = double.NaN;
            if (!space.IsActive(at, raw))
                continue;
            var centre = kernel < 0 ? double.NaN : points.Column(at)[kernel];
            var uniform = random.NextDouble();
            if (space.Parameters[at] is NumericParameter number)
            {
                var unit = double.IsNaN(centre) ? uniform : Truncated(centre, widths[at], uniform);
                raw[at] = number.FromUnit(unit);
                units[at] = number.Count is null ? unit : number.ToUnit(raw[at]);
            }
            else
            {
                var keep = 1 - widths[at];
                units[at] = raw[at] = double.IsNaN(centre) || uniform >= keep
                    ? space.Parameters[at].FromUnit(double.IsNaN(centre) ? uniform : (uniform - keep) / widths[at])
                    : centre;
            }
        }
    }

    /// <summary>log l(x) - log g(x), up to a constant: the expected improvement rises with it (Bergstra et al., NIPS 2011, section 4).</summary>
    public double Score(ReadOnlySpan<double> units)
    {
        var count = points.Count;
        var total = sums.AsSpan(0, count);
        total.Clear();
        for (var at = 0; at < units.Length; at++)
        {
            if (double.IsNaN(units[at]))
                continue;
            if (space.Parameters[at] is NumericParameter)
                KernelSums.AddNumber(total, points.Column(at), kernels[at], units[at], 1 / widths[at]);
            else
                KernelSums.AddChoice(total, points.Column(at), units[at], widths[at], space.Parameters[at].Count!.Value);
        }

        var l = UniformWeight;
        for (var k = 0; k < good.Count; k++)
            l += weights[k] * Math.Exp(total[good[k]]);
        var g = UniformWeight + KernelSums.SumOfExponentials(total, otherWeights.AsSpan(0, count));
        return Math.Log(l) - Math.Log(g);
    }

    /// <summary>The logarithms of the kernels' peaks: 1 / (σ √(2π) (Φ((1-μ)/σ) - Φ(-μ/σ))).</summary>
    private void FitKernels(int at)
    {
        var width = widths[at];
        var peak = -Math.Log(width * Math.Sqrt(2 * Math.PI));
        var column = points.Column(at);
        var norms = kernels[at];
        for (var point = 0; point < column.Length; point++)
        {
            var edge = Math.Min(column[point], 1 - column[point]) / width;
            norms[point] = edge > FarFromEdge || double.IsNaN(edge)
                ? peak
                : peak - Math.Log(Normal.Cdf((1 - column[point]) / width) - Normal.Cdf(-column[point] / width));
        }
    }

    private static double Truncated(double centre, double width, double uniform)
    {
        var (low, high) = (Normal.Cdf(-centre / width), Normal.Cdf((1 - centre) / width));
        return Math.Clamp(centre + width * Normal.Quantile(low + (high - low) * uniform), 0, 1);
    }

    private double Width(int at)
    {
        var column = points.Column(at);
        var (count, mass, mean) = (0, 0.0, 0.0);
        for (var k = 0; k < good.Count; k++)
        {
            var value = column[good[k]];
            if (double.IsNaN(value))
                continue;
            count++;
            mass += weights[k];
            mean += weights[k] * value;
        }

        var scott = BandwidthFactor * Math.Pow(Math.Max(count, 1), -1.0 / (widths.Length + 4));
        if (space.Parameters[at] is not NumericParameter number)
            return Math.Clamp(scott * Diversity(at, mass), LeastChange, 1);
        var variance = 0.0;
        var cells = 0.0;
        for (var k = 0; k < good.Count; k++)
        {
            var value = column[good[k]];
            if (double.IsNaN(value))
                continue;
            variance += weights[k] * (value - mean / mass) * (value - mean / mass);
            cells += number.Step is null ? 0 : weights[k] / mass * CellWidth(number, value);
        }

        const double uniformVariance = 1.0 / 12;
        var spread = mass == 0
            ? Math.Sqrt(uniformVariance)
            : Math.Sqrt((variance / mass * count + uniformVariance * SpreadPrior) / (count + SpreadPrior));
        return Math.Clamp(scott * spread, Math.Max(LeastBandwidth, LeastCells * cells), 1);
    }

    private static double CellWidth(NumericParameter number, double unit)
    {
        var (low, high) = number.Cell(number.FromUnit(unit));
        return high - low;
    }

    /// <summary>How far the good points are from agreeing on a choice: 0 for one choice, 1 for all alike (Gini's index, scaled).</summary>
    private double Diversity(int at, double mass)
    {
        var choices = space.Parameters[at].Count!.Value;
        if (choices == 1)
            return 0;
        Span<double> shares = choices <= 64 ? stackalloc double[(int)choices] : new double[choices];
        shares.Clear();
        var column = points.Column(at);
        for (var k = 0; k < good.Count; k++)
        {
            if (!double.IsNaN(column[good[k]]))
                shares[(int)column[good[k]]] += weights[k];
        }

        var same = 0.0;
        foreach (var share in shares)
        {
            var smoothed = (share + SpreadPrior / choices) / (mass + SpreadPrior);
            same += smoothed * smoothed;
        }

        return Math.Sqrt((1 - same) / (1 - 1.0 / choices));
    }
}
