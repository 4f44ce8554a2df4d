namespace Cluster.Compute.Campaigns;

/// <summary>
/// Finds a local minimum between bounds: limited-memory BFGS directions (Nocedal and Wright, "Numerical optimization", 2nd ed., 2006,
/// algorithm 7.4) over the coordinates that are not held at a bound, with steps that are projected back (Bertsekas, "Projected Newton methods
/// for optimization problems with simple constraints", SIAM J. Control and Optimization 20, 1982, section 2).
/// </summary>
internal sealed class BoundedMinimizer(double[] low, double[] high, int iterations)
{
    private const int Memory = 8;
    private const int Halvings = 20;
    private const double SufficientDecrease = 1e-4;
    private const double Tolerance = 1e-7;
    private const double FirstMove = 0.25;

    private readonly List<(double[] Step, double[] Change, double Curvature)> pairs = [];

    /// <summary>The loss at a point, and its gradient in the second array.</summary>
    public delegate double Objective(double[] point, double[] gradient);

    /// <summary>Descends from a point between the bounds; the best point found and its loss.</summary>
    public (double[] Point, double Loss) Minimize(Objective objective, double[] start)
    {
        pairs.Clear();
        var (point, gradient) = (start, new double[start.Length]);
        var loss = objective(point, gradient);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var direction = Direction(point, gradient);
            if (Search(objective, point, loss, gradient, direction) is not { } next)
            {
                if (pairs.Count == 0)
                    break;
                pairs.Clear();
                continue;
            }

            var gain = loss - next.Loss;
            Remember(point, gradient, next.Point, next.Gradient);
            (point, loss, gradient) = next;
            if (gain <= Tolerance * Math.Max(1, Math.Abs(loss)))
                break;
        }

        return (point, loss);
    }

    private double[] Direction(double[] point, double[] gradient)
    {
        var direction = new double[point.Length];
        for (var at = 0; at < point.Length; at++)
            direction[at] = IsHeld(at, point, gradient) ? 0 : -gradient[at];
        var factors = new double[pairs.Count];
        for (var k = pairs.Count - 1; k >= 0; k--)
        {
            factors[k] = RowProducts.Dot(pairs[k].Step, direction) / pairs[k].Curvature;
            RowProducts.AddScaled(direction, -factors[k], pairs[k].Change);
        }

        var scale = pairs is [.., var last]
            ? last.Curvature / RowProducts.Dot(last.Change, last.Change)
            : FirstMove / Math.Max(1e-12, direction.Max(Math.Abs));
        for (var at = 0; at < direction.Length; at++)
            direction[at] *= scale;
        for (var k = 0; k < pairs.Count; k++)
            RowProducts.AddScaled(direction, factors[k] - RowProducts.Dot(pairs[k].Change, direction) / pairs[k].Curvature, pairs[k].Step);
        for (var at = 0; at < direction.Length; at++)
            direction[at] = IsHeld(at, point, gradient) ? 0 : direction[at];
        return direction;
    }

    private (double[] Point, double Loss, double[] Gradient)? Search(Objective objective, double[] point, double loss, double[] gradient, double[] direction)
    {
        if (!(RowProducts.Dot(gradient, direction) < 0))
            return null;
        var (next, slope) = (new double[point.Length], new double[point.Length]);
        var length = 1.0;
        for (var halving = 0; halving < Halvings; halving++, length /= 2)
        {
            var descent = 0.0;
            for (var at = 0; at < point.Length; at++)
            {
                next[at] = Math.Clamp(point[at] + length * direction[at], low[at], high[at]);
                descent += gradient[at] * (next[at] - point[at]);
            }

            if (descent >= 0)
                return null;
            var value = objective(next, slope);
            if (value <= loss + SufficientDecrease * descent)
                return (next, value, slope);
        }

        return null;
    }

    private void Remember(double[] from, double[] gradient, double[] to, double[] slope)
    {
        double[] step = [.. to.Zip(from, (a, b) => a - b)], change = [.. slope.Zip(gradient, (a, b) => a - b)];
        var curvature = RowProducts.Dot(step, change);
        if (!(curvature > 1e-12 * RowProducts.Dot(change, change)))
            return;
        if (pairs.Count == Memory)
            pairs.RemoveAt(0);
        pairs.Add((step, change, curvature));
    }

    private bool IsHeld(int at, double[] point, double[] gradient) =>
        (point[at] <= low[at] && gradient[at] > 0) || (point[at] >= high[at] && gradient[at] < 0);
}
