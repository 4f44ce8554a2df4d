namespace Cluster.Compute.Signals.Projections;

/// <summary>
/// Squares of the plane, each with how many points it holds and their centre, in depth-first order with a jump over each subtree: Barnes and
/// Hut, "A hierarchical O(N log N) force-calculation algorithm", Nature 324 (1986).
/// </summary>
internal sealed class QuadTree(int points)
{
    private const int Deepest = 40;

    private readonly int[] order = new int[points];
    private double[] centreX = new double[2 * points];
    private double[] centreY = new double[2 * points];
    private double[] mass = new double[2 * points];
    private double[] squaredWidth = new double[2 * points];
    private int[] next = new int[2 * points];
    private int count;

    /// <summary>Builds the tree over the points anew.</summary>
    public void Build(double[] x, double[] y)
    {
        var (left, right, bottom, top) = (x[0], x[0], y[0], y[0]);
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            (left, right) = (Math.Min(left, x[i]), Math.Max(right, x[i]));
            (bottom, top) = (Math.Min(bottom, y[i]), Math.Max(top, y[i]));
        }

        count = 0;
        var half = Math.Max(right - left, top - bottom) / 2 * (1 + 1e-9);
        Add(x, y, 0, order.Length, (left + right) / 2, (bottom + top) / 2, half, 0);
    }

    /// <summary>
    /// What all points do to the one at (<paramref name="px"/>, <paramref name="py"/>), itself among them: the sum of q = 1/(1 + d^2), and of
    /// q^2 times the way to the point. A square counts as its centre where it is narrower than theta times its distance.
    /// </summary>
    public (double Sum, double X, double Y) Push(double px, double py, double theta)
    {
        var (sum, forceX, forceY, node, squaredTheta) = (0.0, 0.0, 0.0, 0, theta * theta);
        while (node < count)
        {
            var (offX, offY) = (px - centreX[node], py - centreY[node]);
            var distance = offX * offX + offY * offY;
            if (squaredWidth[node] <= squaredTheta * distance || squaredWidth[node] == 0)
            {
                var q = 1 / (1 + distance);
                var weighted = mass[node] * q;
                sum += weighted;
                forceX += weighted * q * offX;
                forceY += weighted * q * offY;
                node = next[node];
            }
            else
            {
                node++;
            }
        }

        return (sum, forceX, forceY);
    }

    private void Add(double[] x, double[] y, int from, int end, double middleX, double middleY, double half, int depth)
    {
        var node = count++;
        if (node == mass.Length)
            Grow();
        var (sumX, sumY) = (0.0, 0.0);
        for (var i = from; i < end; i++)
        {
            sumX += x[order[i]];
            sumY += y[order[i]];
        }

        mass[node] = end - from;
        (centreX[node], centreY[node]) = end - from == 1 ? (x[order[from]], y[order[from]]) : (sumX / (end - from), sumY / (end - from));
        // A square of width 0 is a leaf: one point, or several that no square parts.
        squaredWidth[node] = end - from == 1 || depth == Deepest || half == 0 ? 0 : 4 * half * half;
        if (squaredWidth[node] > 0)
        {
            var middle = Part(y, from, end, middleY);
            var (low, high) = (Part(x, from, middle, middleX), Part(x, middle, end, middleX));
            var quarter = half / 2;
            AddIfAny(x, y, from, low, middleX - quarter, middleY - quarter, quarter, depth);
            AddIfAny(x, y, low, middle, middleX + quarter, middleY - quarter, quarter, depth);
            AddIfAny(x, y, middle, high, middleX - quarter, middleY + quarter, quarter, depth);
            AddIfAny(x, y, high, end, middleX + quarter, middleY + quarter, quarter, depth);
        }

        next[node] = count;
    }

    private void AddIfAny(double[] x, double[] y, int from, int end, double middleX, double middleY, double half, int depth)
    {
        if (from < end)
            Add(x, y, from, end, middleX, middleY, half, depth + 1);
    }

    /// <summary>Brings points below the middle to the front; where the others begin.</summary>
    private int Part(double[] values, int from, int end, double middle)
    {
        while (from < end)
        {
            if (values[order[from]] < middle)
                from++;
            else
                (order[from], order[--end]) = (order[end], order[from]);
        }

        return from;
    }

    private void Grow()
    {
        var size = 2 * mass.Length;
        Array.Resize(ref centreX, size);
        Array.Resize(ref centreY, size);
        Array.Resize(ref mass, size);
        Array.Resize(ref squaredWidth, size);
        Array.Resize(ref next, size);
    }
}
