namespace Cluster.Compute.Campaigns;

/// <summary>
/// How badly hyperparameters explain values: minus the logarithm of the marginal likelihood (Rasmussen and Williams, "Gaussian processes
/// for machine learning", MIT Press 2006, eq. 5.8, gradient 5.9) and of the priors, over the logarithms of the lengths, of the function's
/// variance and of the noise. The lengths have the prior of Hvarfner, Hellsten and Nardi, "Vanilla Bayesian optimization performs great in
/// high dimensions", ICML 2024, section 5, which grows with the root of the number of coordinates.
/// </summary>
internal sealed class MarginalLikelihood
{
    private const double LengthSpread = 1.7320508075688772;
    private const double SignalSpread = 1.5;
    private const double NoiseCentre = -9;
    private const double NoiseSpread = 3;
    private const double LeastLength = 0.01;
    private const double MostLength = 100;
    private const double LeastNoise = 1e-8;

    private readonly int count, dimensions;
    private readonly double[][] distances;
    private readonly double[] values;
    private readonly double lengthCentre;

    /// <summary>Of the values seen at points; values should have about unit variance.</summary>
    public MarginalLikelihood(KernelSpace space, IReadOnlyList<double[]> points, double[] values)
    {
        (count, dimensions, this.values) = (points.Count, space.Dimensions, values);
        lengthCentre = Math.Sqrt(2) + Math.Log(dimensions) / 2;
        distances = new double[dimensions][];
        for (var j = 0; j < dimensions; j++)
        {
            var column = points.Select(point => point[j]).ToArray();
            var pairs = distances[j] = new double[count * (count - 1) / 2];
            for (var row = 1; row < count; row++)
                MaternKernel.AddDistances(pairs.AsSpan(row * (row - 1) / 2, row), column, column[row], 1, space.IsChoice[j]);
        }

        double[] low = [.. Enumerable.Repeat(Math.Log(LeastLength), dimensions), Math.Log(1e-2), Math.Log(LeastNoise)];
        double[] high = [.. Enumerable.Repeat(Math.Log(MostLength), dimensions), Math.Log(1e2), 0];
        (Low, High) = (low, high);
    }

    /// <summary>The least logarithms.</summary>
    public double[] Low { get; }

    /// <summary>The largest logarithms.</summary>
    public double[] High { get; }

    /// <summary>Where a search for the best may begin: short lengths and little noise.</summary>
    public double[] Start() => [.. Enumerable.Repeat(Math.Log(0.3) + Math.Log(dimensions) / 2, dimensions), 0, Math.Log(1e-4)];

    /// <summary>The hyperparameters that these logarithms stand for.</summary>
    public GaussianSettings Settings(double[] logs) =>
        new([.. logs.Take(dimensions).Select(length => Math.Exp(-2 * length))], Math.Exp(logs[dimensions]), Math.Exp(logs[dimensions + 1]));

    /// <summary>The loss and, in <paramref name="gradient"/>, its gradient.</summary>
    public double Evaluate(double[] logs, double[] gradient)
    {
        var settings = Settings(logs);
        var (covariances, slopes) = Covariances(settings);
        var factor = Factor(settings, covariances);
        var weights = new double[count];
        factor.Solve(values, weights);
        var loss = RowProducts.Dot(weights, weights) / 2 + factor.LogDeterminant() / 2;
        factor.SolveTransposed(weights);
        Derive(settings, covariances, slopes, factor.InverseColumns(), weights, gradient);
        for (var j = 0; j < dimensions; j++)
            loss += Prior(logs[j], lengthCentre, LengthSpread, ref gradient[j]);
        loss += Prior(logs[dimensions], 0, SignalSpread, ref gradient[dimensions]);
        return loss + Prior(logs[dimensions + 1], NoiseCentre, NoiseSpread, ref gradient[dimensions + 1]);
    }

    /// <summary>
    /// The loss of other values under the same hyperparameters, the scale of the covariance fitted to each: n/2 ln(yᵀK⁻¹y / n) up to what they share.
    /// </summary>
    public double[] Profiles(double[] logs, IEnumerable<double[]> others)
    {
        var settings = Settings(logs);
        var factor = Factor(settings, Covariances(settings).Values);
        return [.. others.Select(other =>
        {
            var innovations = new double[count];
            factor.Solve(other, innovations);
            return count / 2.0 * Math.Log(RowProducts.Dot(innovations, innovations) / count);
        })];
    }

    private (double[] Values, double[] Slopes) Covariances(GaussianSettings settings)
    {
        var pairs = count * (count - 1) / 2;
        var (squares, covariances, slopes) = (new double[pairs], new double[pairs], new double[pairs]);
        for (var j = 0; j < dimensions; j++)
            RowProducts.AddScaled(squares, settings.Weights[j], distances[j]);
        MaternKernel.Covariances(squares, settings.Signal, covariances, slopes);
        return (covariances, slopes);
    }

    private CholeskyFactor Factor(GaussianSettings settings, double[] covariances)
    {
        var factor = new CholeskyFactor();
        for (var row = 0; row < count; row++)
            factor.Add(covariances.AsSpan(row * (row - 1) / 2, row), settings.Signal + settings.Noise);
        return factor;
    }

    /// <summary>½ tr((K⁻¹ - ααᵀ) ∂K/∂θ) for every θ; pairs stand for both their entries.</summary>
    private void Derive(GaussianSettings settings, double[] covariances, double[] slopes, double[][] inverse, double[] weights, double[] gradient)
    {
        var (byPair, trace) = (new double[covariances.Length], 0.0);
        for (var row = 0; row < count; row++)
        {
            var own = inverse[row].AsSpan();
            trace += RowProducts.Dot(own, own) - weights[row] * weights[row];
            for (var other = 0; other < row; other++)
                byPair[row * (row - 1) / 2 + other] = RowProducts.Dot(own, inverse[other].AsSpan(row - other)) - weights[row] * weights[other];
        }

        gradient[dimensions] = RowProducts.Dot(byPair, covariances) + trace / 2 * settings.Signal;
        gradient[dimensions + 1] = trace / 2 * settings.Noise;
        for (var pair = 0; pair < byPair.Length; pair++)
            byPair[pair] *= slopes[pair];
        for (var j = 0; j < dimensions; j++)
            gradient[j] = -2 * settings.Weights[j] * RowProducts.Dot(byPair, distances[j]);
    }

    private static double Prior(double log, double centre, double spread, ref double gradient)
    {
        var z = (log - centre) / spread;
        gradient += z / spread;
        return z * z / 2;
    }
}
