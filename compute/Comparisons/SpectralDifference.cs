using Cluster.Compute.Signals.Measures;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Comparisons;

/// <summary>
/// Two power spectral densities, bin by bin: A over B in dB, the interval of the true ratio, p of equal power and p adjusted over all
/// bins. Bin 0, without meaning since means are removed, and bins empty in both are NaN.
/// </summary>
/// <param name="StepHz">Distance of the bins.</param>
/// <param name="Decibels">10 log10(A/B).</param>
/// <param name="LowDb">Lower end of the interval.</param>
/// <param name="HighDb">Upper end of the interval.</param>
/// <param name="P">Two-sided p of equal power, each bin by itself.</param>
/// <param name="AdjustedP">The same after Benjamini and Hochberg.</param>
/// <param name="FalseDiscoveryRate">Which share of the significant bins may be false.</param>
/// <param name="Confidence">Of each bin's interval.</param>
/// <param name="Bands">Where power differs significantly, in the order of frequency.</param>
public sealed record SpectralDifference(
    double StepHz,
    double[] Decibels,
    double[] LowDb,
    double[] HighDb,
    double[] P,
    double[] AdjustedP,
    double FalseDiscoveryRate,
    double Confidence,
    IReadOnlyList<SpectralBand> Bands)
{
    /// <summary>What lies further below the largest bin is rounding, not signal.</summary>
    private const double Floor = 1e-20;

    /// <summary>How many bins were tested.</summary>
    public int Tested => P.Count(p => !double.IsNaN(p));

    /// <summary>How many bins differ significantly.</summary>
    public int Significant => AdjustedP.Count(p => p <= FalseDiscoveryRate);

    /// <summary>The same of two Welch spectra; their resolutions must be equal.</summary>
    public static SpectralDifference Of(WelchSpectrum a, WelchSpectrum b, double falseDiscoveryRate = 0.05, double confidence = 0.95)
        => Math.Abs(a.StepHz - b.StepHz) <= 1e-9 * a.StepHz
            ? Of(a.Psd, a.EquivalentAverages, b.Psd, b.EquivalentAverages, a.StepHz, falseDiscoveryRate, confidence)
            : throw new ArgumentException($"expected two spectra of one resolution, found {a.StepHz} and {b.StepHz} Hz");

    /// <summary>
    /// Each density of K equivalent averages is its true value times chi-square of 2K degrees of freedom over 2K, so that the ratio over the
    /// true ratio follows F(2 K_a, 2 K_b) (K_a, K_b at half the rate). See Bendat and Piersol, "Random Data", 4th ed., chapter 8. That is exact for noise; of
    /// steady lines the densities scatter less, and the test errs on the safe side.
    /// </summary>
    public static SpectralDifference Of(
        ReadOnlySpan<double> a, double averagesA, ReadOnlySpan<double> b, double averagesB, double stepHz,
        double falseDiscoveryRate = 0.05, double confidence = 0.95)
    {
        if (a.Length != b.Length || a.Length < 3)
            throw new ArgumentException($"expected two spectra of the same 3 or more bins, found {a.Length} and {b.Length}");
        if (!(averagesA > 0 && averagesB > 0))
            throw new ArgumentException($"expected averages above 0, found {averagesA} and {averagesB}");
        if (!(confidence is > 0 and < 1 && falseDiscoveryRate is > 0 and < 1))
            throw new ArgumentException($"expected a rate and a confidence between 0 and 1, found {falseDiscoveryRate} and {confidence}");

        var most = 0.0;
        for (var k = 1; k < a.Length; k++)
            most = Math.Max(most, Math.Max(a[k], b[k]));
        var floor = Floor * most;
        var (db, low, high, p) = (Undefined(a.Length), Undefined(a.Length), Undefined(a.Length), Undefined(a.Length));
        var (upperDb, lowerDb) = Widths(averagesA, averagesB, confidence);
        for (var k = 1; k < a.Length; k++)
        {
            if (!(a[k] > floor || b[k] > floor))
                continue;
            var ratio = Math.Max(a[k], floor) / Math.Max(b[k], floor);
            var last = k == a.Length - 1;
            db[k] = 10 * Math.Log10(ratio);
            (low[k], high[k]) = (db[k] - upperDb[last ? 1 : 0], db[k] - lowerDb[last ? 1 : 0]);
            p[k] = FDistribution.TwoSided(ratio, (last ? 1 : 2) * averagesA, (last ? 1 : 2) * averagesB);
        }

        var adjusted = BenjaminiHochberg.Adjust(p);
        return new(stepHz, db, low, high, p, adjusted, falseDiscoveryRate, confidence, SpectralBands.Of(a, b, db, adjusted, stepHz, falseDiscoveryRate));
    }

    /// <summary>Quantiles of the ratio in dB, of an inner bin and of the one at half the rate.</summary>
    private static (double[] Upper, double[] Lower) Widths(double averagesA, double averagesB, double confidence)
    {
        double[] At(double probability) =>
        [
            10 * Math.Log10(FDistribution.Quantile(probability, 2 * averagesA, 2 * averagesB)),
            10 * Math.Log10(FDistribution.Quantile(probability, averagesA, averagesB)),
        ];
        return (At((1 + confidence) / 2), At((1 - confidence) / 2));
    }

    private static double[] Undefined(int length)
    {
        var values = new double[length];
        Array.Fill(values, double.NaN);
        return values;
    }
}
