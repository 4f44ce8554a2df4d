using MathNet.Numerics.Distributions;

namespace Cluster.Compute.Statistics;

/// <summary>The F distribution: the ratio of two mean squares with their degrees of freedom, which need not be whole.</summary>
public static class FDistribution
{
    /// <summary>P(F &lt;= f).</summary>
    public static double Cdf(double f, double numerator, double denominator)
    {
        Expect(numerator, nameof(numerator));
        Expect(denominator, nameof(denominator));
        return double.IsNaN(f) ? double.NaN : f <= 0 ? 0 : double.IsPositiveInfinity(f) ? 1 : FisherSnedecor.CDF(numerator, denominator, f);
    }

    /// <summary>P(F > f), exact in the far tail too: the smaller tail of the turned ratio.</summary>
    public static double UpperTail(double f, double numerator, double denominator) => Cdf(1 / f, denominator, numerator);

    /// <summary>The f with P(F &lt;= f) = <paramref name="probability"/>.</summary>
    public static double Quantile(double probability, double numerator, double denominator)
    {
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Expected a probability between 0 and 1.");
        Expect(numerator, nameof(numerator));
        Expect(denominator, nameof(denominator));
        return FisherSnedecor.InvCDF(numerator, denominator, probability);
    }

    /// <summary>Probability of a ratio at least this far from 1 on either side, if the true ratio is 1.</summary>
    public static double TwoSided(double f, double numerator, double denominator)
        => Math.Min(1, 2 * Math.Min(Cdf(f, numerator, denominator), UpperTail(f, numerator, denominator)));

    private static void Expect(double degrees, string name)
    {
        if (!(degrees > 0))
            throw new ArgumentOutOfRangeException(name, degrees, "Expected degrees of freedom above 0.");
    }
}
