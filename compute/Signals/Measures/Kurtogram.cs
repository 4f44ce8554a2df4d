using System.Numerics;

namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// Fast kurtogram: spectral kurtosis of the complex envelope in the bands of a 1/3-binary tree. Antoni, "Fast computation of the
/// kurtogram for the detection of transient faults", Mech. Syst. Signal Process. 21 (2007), eq. 8 (kurtosis) and figure 4 (tree). Bands are cut out of
/// the transform of the whole signal instead of by a cascade of short filters: they tile the axis exactly and do not leak. Where a recording begins
/// and ends is no impact: both ends fade over 1/32 of it, and nothing of them counts.
/// </summary>
/// <param name="Rows">Bands of equal width, row after row: 1, 2, 3, 4, 6, 8, 12, ... of them.</param>
/// <param name="Best">The band of the highest kurtosis; the wider one at a tie.</param>
public sealed record Kurtogram(IReadOnlyList<IReadOnlyList<KurtogramBand>> Rows, KurtogramBand Best)
{
    private const int FewestPoints = 64;
    private const int Fade = 32;

    /// <summary>Whether the best band stands out of what the best of as many bands of Gaussian noise reaches (3 standard errors above its expected maximum).</summary>
    public bool IsConspicuous
    {
        get
        {
            var bands = Rows.Sum(row => row.Count);
            return Best.Kurtosis > Best.StandardError * (Math.Sqrt(2 * Math.Log(Math.Max(2, bands))) + 3);
        }
    }

    /// <summary>All rows up to <paramref name="levels"/> halvings, as far as each band keeps 64 points and is as wide as is asked for.</summary>
    /// <param name="x">Samples, at least 256; the mean does not count.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="levels">Halvings of the axis, 0 to 12.</param>
    /// <param name="narrowestHz">Width below which no band is looked at: the envelope of a band shows nothing faster than the band is wide. The first row always counts.</param>
    public static Kurtogram Of(ReadOnlySpan<float> x, double rateHz, int levels = 7, double narrowestHz = 0) => Of(Fft.Widen(x), rateHz, levels, narrowestHz);

    /// <inheritdoc cref="Of(ReadOnlySpan{float}, double, int, double)"/>
    public static Kurtogram Of(ReadOnlySpan<double> x, double rateHz, int levels = 7, double narrowestHz = 0)
    {
        Expect.Samples(x.Length, 256);
        Expect.Rate(rateHz);
        if (levels is < 0 or > 12)
            throw new ArgumentException($"expected 0 to 12 levels, found {levels}", nameof(levels));
        if (!(narrowestHz >= 0 && narrowestHz <= rateHz / 2))
            throw new ArgumentException($"expected a narrowest band of 0 to {rateHz / 2} Hz, found {narrowestHz}", nameof(narrowestHz));
        var bins = Fft.Real(Faded(x));
        var rows = new List<IReadOnlyList<KurtogramBand>>();
        for (var level = 0; level <= levels; level++)
        {
            AddRow(rows, bins, x.Length, rateHz, 1 << level, narrowestHz);
            if (level > 0 && level < levels)
                AddRow(rows, bins, x.Length, rateHz, 3 << (level - 1), narrowestHz);
        }

        var best = rows[0][0];
        foreach (var band in rows.SelectMany(row => row))
        {
            if (band.Kurtosis > best.Kurtosis || double.IsNaN(best.Kurtosis))
                best = band;
        }

        return new Kurtogram(rows, best);
    }

    private static double[] Faded(ReadOnlySpan<double> x)
    {
        var faded = x.ToArray();
        var mean = faded.Average();
        var edge = faded.Length / Fade;
        for (var i = 0; i < faded.Length; i++)
        {
            var place = Math.Min(i, faded.Length - 1 - i);
            // Smooth up to its second derivative, so that a strong tone does not spread over quiet bands.
            var rise = Math.Min(1, (place + 0.5) / edge);
            faded[i] = (faded[i] - mean) * (rise - Math.Sin(2 * Math.PI * rise) / (2 * Math.PI));
        }

        return faded;
    }

    private static void AddRow(List<IReadOnlyList<KurtogramBand>> rows, ReadOnlySpan<Complex> bins, int samples, double rateHz, int bands, double narrowestHz)
    {
        // Equal and quick lengths for all bands of a row: a few bins at each end may count to two bands or to none.
        var points = samples / 2 / bands;
        if (bands > 1 && (points < FewestPoints || rateHz / 2 / bands < narrowestHz))
            return;
        var row = new KurtogramBand[bands];
        var work = new Complex[Fft.FastLength(points)];
        for (var band = 0; band < bands; band++)
        {
            var first = (int)((long)band * samples / 2 / bands);
            var end = (int)((long)(band + 1) * samples / 2 / bands);
            work.AsSpan().Clear();
            for (var k = Math.Max(1, first); k < end && k - first < work.Length; k++)
                work[k - first] = bins[k];
            Fft.Inverse(work);
            row[band] = new KurtogramBand(
                bands, band * rateHz / 2 / bands, (band + 1) * rateHz / 2 / bands, Kurtosis(Middle(work)), 2 / Math.Sqrt(points * (1 - 4.0 / Fade)));
        }

        rows.Add(row);
    }

    // Twice the fade at each end: what fades, and what the cut of the band makes of it.
    private static Span<Complex> Middle(Complex[] envelope)
    {
        var edge = 2 * envelope.Length / Fade;
        return envelope.AsSpan(edge, envelope.Length - 2 * edge);
    }

    private static double Kurtosis(ReadOnlySpan<Complex> envelope)
    {
        var (second, fourth) = (0.0, 0.0);
        foreach (var value in envelope)
        {
            var power = value.Real * value.Real + value.Imaginary * value.Imaginary;
            second += power;
            fourth += power * power;
        }

        return second > 0 ? fourth * envelope.Length / (second * second) - 2 : double.NaN;
    }
}
