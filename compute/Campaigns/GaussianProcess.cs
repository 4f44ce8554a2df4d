namespace Cluster.Compute.Campaigns;

/// <summary>
/// A Gaussian process of mean zero conditioned on points one after the other. Rasmussen and Williams, "Gaussian processes for machine
/// learning", MIT Press 2006, algorithm 2.1, with the innovations z = L⁻¹y kept, so that one more point costs the square of their number.
/// </summary>
internal sealed class GaussianProcess(KernelSpace space, GaussianSettings settings)
{
    private const double LeastVariance = 1e-14;

    private readonly CholeskyFactor factor = new();
    private double[][] columns = [.. Enumerable.Range(0, space.Dimensions).Select(_ => new double[64])];
    private double[] innovations = new double[64];
    private double[] seen = new double[64];
    private double[] squares = new double[64], covariances = new double[64], slopes = new double[64], solved = new double[64], weights = new double[64];
    private bool isWeighted;

    /// <summary>How many points it is conditioned on.</summary>
    public int Count => factor.Count;

    /// <summary>Conditions on a value seen at a point, with noise beyond that of the settings.</summary>
    public void Observe(double[] point, double value)
    {
        Append(point, 0, mean => value - mean);
        seen[Count - 1] = value;
    }

    /// <summary>
    /// The least mean at a point whose value was observed (y - σ²α, from eq. 2.25): the best value that the model vouches for, which with noise
    /// is not the least value seen. Not a number where nothing was observed.
    /// </summary>
    public double LeastMean()
    {
        Weigh();
        var least = double.NaN;
        for (var at = 0; at < Count; at++)
        {
            var mean = seen[at] - settings.Noise * weights[at];
            least = mean < least || double.IsNaN(least) ? mean : least;
        }

        return least;
    }

    /// <summary>
    /// Conditions on a point without a value as if its mean had been seen, so that the mean stays and the variance falls: the kriging believer,
    /// Ginsbourger, Le Riche and Carraro, "Kriging is well-suited to parallelize optimization", 2010, section 4.2.
    /// </summary>
    public void Believe(double[] point) => Append(point, 0, _ => 0);

    /// <summary>Conditions on the word that the value at a point is no better than this: a mean above it is believed.</summary>
    public void ObserveAtLeast(double[] point, double value, double moreNoise) => Append(point, moreNoise, mean => Math.Max(0, value - mean));

    /// <summary>Forgets the points from <paramref name="count"/> on.</summary>
    public void Truncate(int count)
    {
        factor.Truncate(count);
        isWeighted = false;
    }

    /// <summary>Mean and variance of the function, without noise, at a point (eqs. 2.25 and 2.26).</summary>
    public (double Mean, double Variance) Predict(double[] point)
    {
        Covary(point);
        var known = solved.AsSpan(0, Count);
        factor.Solve(covariances, known);
        return (RowProducts.Dot(known, innovations.AsSpan(0, Count)), Math.Max(settings.Signal - RowProducts.Dot(known, known), LeastVariance * settings.Signal));
    }

    /// <summary>
    /// The gradient by the point that was predicted last of a function of mean and variance with these derivatives; zero for choices.
    /// </summary>
    public void Gradient(double[] point, double byMean, double byVariance, Span<double> gradient)
    {
        Weigh();
        var terms = solved.AsSpan(0, Count);
        factor.SolveTransposed(terms);
        for (var at = 0; at < terms.Length; at++)
            terms[at] = (byMean * weights[at] - 2 * byVariance * terms[at]) * slopes[at];
        for (var coordinate = 0; coordinate < point.Length; coordinate++)
        {
            if (space.IsChoice[coordinate])
                continue;
            var column = columns[coordinate];
            var sum = 0.0;
            for (var at = 0; at < terms.Length; at++)
                sum += terms[at] * (point[coordinate] - column[at]);
            gradient[coordinate] = 2 * settings.Weights[coordinate] * sum;
        }
    }

    private void Append(double[] point, double moreNoise, Func<double, double> innovation)
    {
        Reserve();
        Covary(point);
        factor.Add(covariances.AsSpan(0, Count), settings.Signal + settings.Noise + moreNoise);
        var row = factor.Row(Count - 1);
        innovations[Count - 1] = innovation(RowProducts.Dot(row[..^1], innovations.AsSpan(0, Count - 1))) / row[^1];
        seen[Count - 1] = double.NaN;
        for (var coordinate = 0; coordinate < point.Length; coordinate++)
            columns[coordinate][Count - 1] = point[coordinate];
        isWeighted = false;
    }

    /// <summary>The weights α = K⁻¹y of the points in the mean.</summary>
    private void Weigh()
    {
        if (isWeighted)
            return;
        innovations.AsSpan(0, Count).CopyTo(weights);
        factor.SolveTransposed(weights.AsSpan(0, Count));
        isWeighted = true;
    }

    private void Covary(double[] point)
    {
        var distances = squares.AsSpan(0, Count);
        distances.Clear();
        for (var coordinate = 0; coordinate < point.Length; coordinate++)
            MaternKernel.AddDistances(distances, columns[coordinate].AsSpan(0, Count), point[coordinate], settings.Weights[coordinate], space.IsChoice[coordinate]);
        MaternKernel.Covariances(distances, settings.Signal, covariances, slopes);
    }

    private void Reserve()
    {
        if (Count < squares.Length)
            return;
        var size = squares.Length * 2;
        columns = [.. columns.Select(column => Grown(column, size))];
        (innovations, seen) = (Grown(innovations, size), Grown(seen, size));
        (squares, covariances, slopes, solved, weights) = (new double[size], new double[size], new double[size], new double[size], new double[size]);
    }

    private static double[] Grown(double[] values, int size)
    {
        Array.Resize(ref values, size);
        return values;
    }
}
