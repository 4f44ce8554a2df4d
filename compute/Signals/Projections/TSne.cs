using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Projections;

/// <summary>
/// t-distributed stochastic neighbour embedding in the plane: van der Maaten and Hinton, JMLR 9 (2008), with far points taken together (van
/// der Maaten, "Accelerating t-SNE using tree-based algorithms", JMLR 15 (2014)). Neighbourhoods are meaningful; distances between groups and their sizes
/// are not. One thread; the same rows, settings and seed give the same bits on one machine.
/// </summary>
public static class TSne
{
    private const int Exaggerated = 250;
    private const double Exaggeration = 12;
    private const double NeighbourShare = 0.15;

    /// <summary>
    /// A point for every row, standardised as <see cref="RobustStandardisation"/> says. Starts from the principal plane (Kobak and Berens, "The art of using
    /// t-SNE for single-cell transcriptomics", 2019) with small seeded shifts. <paramref name="progress"/> is told the share that is done.
    /// </summary>
    public static PlanarPoint[] Of(
        IReadOnlyList<double[]> rows, TSneSettings settings, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        if (rows.Count < 4)
            throw new ArgumentException($"expected at least 4 rows, found {rows.Count}", nameof(rows));
        if (!(settings.Perplexity >= 1 && settings.Iterations > 0 && settings.Theta is >= 0 and <= 1))
            throw new ArgumentException(
                $"expected a perplexity from 1, iterations above 0 and theta from 0 to 1, found {settings.Perplexity}, {settings.Iterations} and {settings.Theta}", nameof(settings));
        var pca = Pca.Fit(rows);
        double[][] standard = [.. rows.Select(pca.Standardisation.Apply)];
        var perplexity = Math.Min(settings.Perplexity, (rows.Count - 1) / 3.0);
        var affinities = Affinities.Of(standard, perplexity, share => progress?.Invoke(NeighbourShare * share), cancellation);
        var (x, y) = Start(rows, pca, settings.Seed);
        Descend(affinities, x, y, settings, progress, cancellation);
        var points = new PlanarPoint[x.Length];
        for (var i = 0; i < points.Length; i++)
            points[i] = new(x[i], y[i]);
        return points;
    }

    private static (double[] X, double[] Y) Start(IReadOnlyList<double[]> rows, Pca pca, ulong seed)
    {
        const double size = 1e-4;
        var random = new CounterRandom(seed);
        var (x, y) = (new double[rows.Count], new double[rows.Count]);
        var scale = pca.Variances[0] > 0 ? size / Math.Sqrt(pca.Variances[0]) : 0;
        for (var i = 0; i < x.Length; i++)
        {
            var point = pca.Plane(rows[i]);
            x[i] = scale * point.X + 0.01 * size * random.NextGaussian();
            y[i] = scale * point.Y + 0.01 * size * random.NextGaussian();
        }

        return (x, y);
    }

    /// <summary>Gradient descent with momentum and a gain for each coordinate (Jacobs 1988); the rate is n/12 (Belkina et al., Nature Comm. 10, 2019).</summary>
    private static void Descend(
        Affinities affinities, double[] x, double[] y, TSneSettings settings, Action<double>? progress, CancellationToken cancellation)
    {
        var n = x.Length;
        var tree = new QuadTree(n);
        var (gradientX, gradientY) = (new double[n], new double[n]);
        var (movedX, movedY, gainX, gainY) = (new double[n], new double[n], new double[n], new double[n]);
        Array.Fill(gainX, 1);
        Array.Fill(gainY, 1);
        var rate = Math.Max(n / Exaggeration, 50);
        var exaggerated = Math.Min(Exaggerated, settings.Iterations / 3);
        for (var step = 0; step < settings.Iterations; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Invoke(NeighbourShare + (1 - NeighbourShare) * step / settings.Iterations);
            Gradient(affinities, tree, x, y, step < exaggerated ? Exaggeration : 1, settings.Theta, gradientX, gradientY);
            var momentum = step < exaggerated ? 0.5 : 0.8;
            Move(x, gradientX, movedX, gainX, momentum, rate);
            Move(y, gradientY, movedY, gainY, momentum, rate);
        }

        progress?.Invoke(1);
    }

    /// <summary>4 (exaggeration x attraction - repulsion / Z), JMLR 15 (2014), eq. (8).</summary>
    private static void Gradient(
        Affinities affinities, QuadTree tree, double[] x, double[] y, double exaggeration, double theta, double[] gradientX, double[] gradientY)
    {
        tree.Build(x, y);
        var total = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var (sum, pushX, pushY) = tree.Push(x[i], y[i], theta);
            // A point stands in the tree itself, at distance 0.
            total += sum - 1;
            (gradientX[i], gradientY[i]) = (pushX, pushY);
        }

        for (var i = 0; i < x.Length; i++)
        {
            var (pullX, pullY) = (0.0, 0.0);
            for (var e = affinities.Starts[i]; e < affinities.Starts[i + 1]; e++)
            {
                var other = affinities.Others[e];
                var (offX, offY) = (x[i] - x[other], y[i] - y[other]);
                var weight = affinities.Values[e] / (1 + offX * offX + offY * offY);
                pullX += weight * offX;
                pullY += weight * offY;
            }

            gradientX[i] = 4 * (exaggeration * pullX - gradientX[i] / total);
            gradientY[i] = 4 * (exaggeration * pullY - gradientY[i] / total);
        }
    }

    private static void Move(double[] at, double[] gradient, double[] moved, double[] gain, double momentum, double rate)
    {
        var mean = 0.0;
        for (var i = 0; i < at.Length; i++)
        {
            gain[i] = gradient[i] > 0 == moved[i] > 0 ? Math.Max(0.8 * gain[i], 0.01) : gain[i] + 0.2;
            moved[i] = momentum * moved[i] - rate * gain[i] * gradient[i];
            at[i] += moved[i];
            mean += at[i] / at.Length;
        }

        for (var i = 0; i < at.Length; i++)
            at[i] -= mean;
    }
}
