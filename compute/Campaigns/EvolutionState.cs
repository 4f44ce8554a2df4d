using MathNet.Numerics.LinearAlgebra;

namespace Cluster.Compute.Campaigns;

/// <summary>
/// The distribution that CMA-ES searches with, in unit coordinates, and its update from ranked points. Hansen, "The CMA evolution
/// strategy: a tutorial", arXiv:1604.00772, equation numbers of its 2023 version; default parameters of its table 1. Negative weights are left out.
/// </summary>
internal sealed class EvolutionState
{
    private const double FirstStep = 0.25;
    private const double SmallestVariance = 1e-20;

    private readonly int dimensions;
    private readonly double[] weights;
    private readonly double selected, pathRate, dampening, covariancePathRate, rankOneRate, rankMuRate, expectedLength;
    private Vector<double> conjugatePath, covariancePath;
    private Matrix<double> covariance, axes;
    private Vector<double> lengths;

    /// <summary>Begins at a mean with a step of a quarter of the unit range.</summary>
    public EvolutionState(double[] mean)
    {
        dimensions = mean.Length;
        var n = (double)dimensions;
        Population = 4 + (int)(3 * Math.Log(n));
        var parents = Population / 2;
        var raw = Enumerable.Range(1, parents).Select(rank => Math.Log((Population + 1) / 2.0) - Math.Log(rank)).ToArray();
        weights = [.. raw.Select(weight => weight / raw.Sum())];
        selected = 1 / weights.Sum(weight => weight * weight);
        pathRate = (selected + 2) / (n + selected + 5);
        dampening = 1 + 2 * Math.Max(0, Math.Sqrt((selected - 1) / (n + 1)) - 1) + pathRate;
        covariancePathRate = (4 + selected / n) / (n + 4 + 2 * selected / n);
        rankOneRate = 2 / ((n + 1.3) * (n + 1.3) + selected);
        rankMuRate = Math.Min(1 - rankOneRate, 2 * (0.25 + selected + 1 / selected - 2) / ((n + 2) * (n + 2) + selected));
        expectedLength = Math.Sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
        Mean = Vector<double>.Build.DenseOfArray(mean);
        Step = FirstStep;
        (conjugatePath, covariancePath) = (Vector<double>.Build.Dense(dimensions), Vector<double>.Build.Dense(dimensions));
        (covariance, axes) = (Matrix<double>.Build.DenseIdentity(dimensions), Matrix<double>.Build.DenseIdentity(dimensions));
        lengths = Vector<double>.Build.Dense(dimensions, 1);
    }

    /// <summary>Points a generation, λ (eq. 48).</summary>
    public int Population { get; }

    /// <summary>The mean m.</summary>
    public Vector<double> Mean { get; private set; }

    /// <summary>The step size σ.</summary>
    public double Step { get; private set; }

    /// <summary>How many generations have been learnt.</summary>
    public int Generation { get; private set; }

    /// <summary>The point m + σ·B·D·z of a standard normal z (eqs. 38 to 40).</summary>
    public double[] Point(double[] z) => (Mean + Step * (axes * lengths.PointwiseMultiply(Vector<double>.Build.DenseOfArray(z)))).ToArray();

    /// <summary>Learns a generation, best first (eqs. 41 to 47).</summary>
    public void Learn(IReadOnlyList<double[]> ranked)
    {
        Generation++;
        var steps = ranked.Take(weights.Length).Select(point => (Vector<double>.Build.DenseOfArray(point) - Mean) / Step).ToArray();
        var move = Vector<double>.Build.Dense(dimensions);
        for (var rank = 0; rank < steps.Length; rank++)
            move += weights[rank] * steps[rank];
        Mean += Step * move;

        var whitened = axes * (axes.TransposeThisAndMultiply(move)).PointwiseDivide(lengths);
        conjugatePath = (1 - pathRate) * conjugatePath + Math.Sqrt(pathRate * (2 - pathRate) * selected) * whitened;
        var length = conjugatePath.L2Norm();
        var unbiased = Math.Sqrt(1 - Math.Pow(1 - pathRate, 2 * Generation));
        var isStalled = length / unbiased >= (1.4 + 2.0 / (dimensions + 1)) * expectedLength;
        covariancePath = (1 - covariancePathRate) * covariancePath;
        if (!isStalled)
            covariancePath += Math.Sqrt(covariancePathRate * (2 - covariancePathRate) * selected) * move;

        var variance = isStalled ? rankOneRate * covariancePathRate * (2 - covariancePathRate) : 0;
        covariance = (1 + variance - rankOneRate - rankMuRate) * covariance + rankOneRate * covariancePath.OuterProduct(covariancePath);
        for (var rank = 0; rank < steps.Length; rank++)
            covariance += rankMuRate * weights[rank] * steps[rank].OuterProduct(steps[rank]);
        // A generation far from the mean, such as one from before a jump, must not throw the step size off its scale.
        Step = Math.Clamp(Step * Math.Exp(Math.Min(1, pathRate / dampening * (length / expectedLength - 1))), 1e-12, 1);
        Decompose();
    }

    private void Decompose()
    {
        covariance = (covariance + covariance.Transpose()) / 2;
        var eigen = covariance.Evd(Symmetricity.Symmetric);
        axes = eigen.EigenVectors;
        lengths = Vector<double>.Build.Dense(dimensions, at => Math.Sqrt(Math.Max(eigen.EigenValues[at].Real, SmallestVariance)));
    }
}
