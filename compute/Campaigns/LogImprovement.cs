using Cluster.Compute.Statistics;

namespace Cluster.Compute.Campaigns;

/// <summary>
/// The logarithm of the expected improvement: Ament et al., "Unexpected improvements to expected improvement for Bayesian optimization",
/// NeurIPS 2023, eqs. 2 and 8: log EI = log σ + log h(z) with h(z) = φ(z) + zΦ(z) and z = (best - μ) / σ. Unlike EI itself it has a slope
/// everywhere. Below -3 it is taken from the continued fraction of Mills' ratio (Abramowitz and Stegun 26.2.14), which loses no digits.
/// </summary>
internal static class LogImprovement
{
    private const double LogRoot2Pi = 0.91893853320467274178;
    private const int Terms = 60;

    /// <summary>log h(z), and its derivative Φ(z) / h(z).</summary>
    public static (double Value, double Slope) LogH(double z)
    {
        if (z > -3)
        {
            var tail = Normal.Cdf(z);
            var h = Math.Exp(-z * z / 2 - LogRoot2Pi) + z * tail;
            return (Math.Log(h), tail / h);
        }

        // Φ(-t) = φ(t) / (t + q) with q = 1 / (t + 2 / (t + 3 / (t + ...))), so h = φ(t) q / (t + q).
        var (t, q) = (-z, 0.0);
        for (var term = Terms; term >= 1; term--)
            q = term / (t + q);
        return (-z * z / 2 - LogRoot2Pi + Math.Log(q / (t + q)), 1 / q);
    }

    /// <summary>log EI below <paramref name="best"/>, and its derivatives by mean and variance.</summary>
    public static (double Value, double ByMean, double ByVariance) At(double mean, double variance, double best)
    {
        var deviation = Math.Sqrt(variance);
        var z = (best - mean) / deviation;
        var (value, slope) = LogH(z);
        return (value + Math.Log(deviation), -slope / deviation, (1 - z * slope) / (2 * variance));
    }
}
