namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// Discrete wavelet transform with Daubechies' wavelet of four vanishing moments (db4, 8 taps) over ends mirrored with the end sample
/// repeated. Daubechies, "Ten Lectures on Wavelets" (1992), table 6.1; Mallat, "A theory for multiresolution signal decomposition", IEEE
/// Trans. Pattern Anal. 11 (1989), eq. 38. A step turns n values into floor((n + 7)/2) of approximation and as many of detail, a[k] = sum h[j] x[2k + 1 - j].
/// </summary>
/// <param name="Approximation">The coarsest values A_L.</param>
/// <param name="Details">D1 (finest, a quarter to half of the rate) to D_L.</param>
/// <param name="Samples">Length of the signal.</param>
public sealed record WaveletTransform(double[] Approximation, IReadOnlyList<double[]> Details, int Samples)
{
    private const int Taps = 8;

    private static readonly double[] Low =
    [
        -0.010597401784997278, 0.032883011666982945, 0.030841381835986965, -0.18703481171888114,
        -0.02798376941698385, 0.6308807679295904, 0.7148465705525415, 0.23037781330885523,
    ];

    private static readonly double[] High = [.. Low.Reverse().Select((tap, j) => j % 2 == 0 ? -tap : tap)];

    /// <summary>How many levels leave more values than the wavelet has taps: floor(log2(n / 7)), 0 for fewer than 14 samples.</summary>
    public static int MostLevels(int samples) => samples < 2 * (Taps - 1) ? 0 : (int)Math.Floor(Math.Log2(samples / (Taps - 1.0)));

    /// <summary>The transform down to <paramref name="levels"/>, from 1 to <see cref="MostLevels"/>.</summary>
    public static WaveletTransform Of(ReadOnlySpan<float> x, int levels) => Of(Fft.Widen(x), levels);

    /// <inheritdoc cref="Of(ReadOnlySpan{float}, int)"/>
    public static WaveletTransform Of(ReadOnlySpan<double> x, int levels)
    {
        if (levels < 1 || levels > MostLevels(x.Length))
            throw new ArgumentException($"expected 1 to {MostLevels(x.Length)} levels for {x.Length} samples, found {levels}", nameof(levels));
        var details = new double[levels][];
        var samples = x.Length;
        double[] approximation = [];
        for (var level = 0; level < levels; level++)
        {
            (approximation, details[level]) = Split(x);
            x = approximation;
        }

        return new WaveletTransform(approximation, details, samples);
    }

    /// <summary>The signal again, to rounding.</summary>
    public double[] Reconstruct()
    {
        var x = Approximation;
        for (var level = Details.Count - 1; level >= 0; level--)
            x = Join(x, Details[level], level == 0 ? Samples : Details[level - 1].Length);
        return x;
    }

    private static (double[] Low, double[] High) Split(ReadOnlySpan<double> x)
    {
        var count = (x.Length + Taps - 1) / 2;
        var (low, high) = (new double[count], new double[count]);
        Span<double> mirrored = stackalloc double[Taps];
        var lowTaps = Low.AsSpan(0, Taps);
        var highTaps = High.AsSpan(0, Taps);
        for (var k = 0; k < count; k++)
        {
            var first = 2 * k + 2 - Taps;
            scoped ReadOnlySpan<double> stretch;
            if (first >= 0 && first + Taps <= x.Length)
            {
                stretch = x.Slice(first, Taps);
            }
            else
            {
                for (var i = 0; i < Taps; i++)
                    mirrored[i] = x[Inside(first + i, x.Length)];
                stretch = mirrored;
            }

            var (a, d) = (0.0, 0.0);
            for (var j = 0; j < Taps; j++)
            {
                a += lowTaps[j] * stretch[Taps - 1 - j];
                d += highTaps[j] * stretch[Taps - 1 - j];
            }

            (low[k], high[k]) = (a, d);
        }

        return (low, high);
    }

    private static double[] Join(double[] low, double[] high, int length)
    {
        var x = new double[length];
        for (var k = 0; k < low.Length; k++)
        {
            for (var j = Math.Max(0, 2 * k + 2 - length); j < Taps && j <= 2 * k + 1; j++)
                x[2 * k + 1 - j] += Low[j] * low[k] + High[j] * high[k];
        }

        return x;
    }

    // Half-sample symmetry: ... x1 x0 | x0 x1 ... x(n-1) | x(n-1) ...
    private static int Inside(int index, int length)
    {
        var period = 2 * length;
        var at = (index % period + period) % period;
        return at < length ? at : period - 1 - at;
    }
}
