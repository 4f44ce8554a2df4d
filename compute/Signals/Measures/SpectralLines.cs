namespace Cluster.Compute.Signals.Measures;

/// <summary>Finds what stands out of the floor of a spectrum as lines.</summary>
public static class SpectralLines
{
    /// <summary>
    /// A line is at least so many times the median around it: the highest of a hundred thousand bins of Gaussian noise reaches four
    /// times (Rayleigh distribution).
    /// </summary>
    public const double LeastOverFloor = 6;

    private const int Around = 32;

    /// <summary>
    /// Lines of the Hann amplitude spectrum of the whole signal, strongest over the floor first. The frequency between bins is that of a sine under a
    /// Hann window (Grandke, "Interpolation algorithms for discrete Fourier transforms of weighted signals", IEEE Trans. Instrum. Meas. 32, 1983, eq. 8).
    /// </summary>
    /// <param name="x">Samples, at least 256.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="most">How many to give at most.</param>
    public static IReadOnlyList<SpectralLine> Of(ReadOnlySpan<float> x, double rateHz, int most = 64) => Of(Fft.Widen(x), rateHz, most);

    /// <inheritdoc cref="Of(ReadOnlySpan{float}, double, int)"/>
    public static IReadOnlyList<SpectralLine> Of(ReadOnlySpan<double> x, double rateHz, int most = 64)
    {
        Expect.Samples(x.Length, 256);
        var mean = Expect.Mean(x);
        var centred = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            centred[i] = x[i] - mean;
        var spectrum = AmplitudeSpectrum.Of(centred, rateHz);
        var a = spectrum.Amplitudes;
        var lines = new List<SpectralLine>();
        var near = new double[2 * Around];
        for (var k = 2; k < a.Length - 2; k++)
        {
            if (!(a[k] > a[k - 1] && a[k] >= a[k + 1] && a[k] > a[k - 2] && a[k] > a[k + 2]))
                continue;
            var floor = Floor(a, k, near);
            if (a[k] < LeastOverFloor * floor)
                continue;
            var side = a[k + 1] > a[k - 1] ? 1 : -1;
            var ratio = a[k + side] / a[k];
            var hz = (k + side * (2 * ratio - 1) / (1 + ratio)) * spectrum.StepHz;
            lines.Add(new SpectralLine(hz, a[k], floor > 0 ? a[k] / floor : double.PositiveInfinity));
        }

        return [.. lines.OrderByDescending(line => line.OverFloor).ThenBy(line => line.Hz).Take(most)];
    }

    // Bins around, without the line's own five.
    private static double Floor(double[] amplitudes, int bin, double[] near)
    {
        var count = 0;
        for (var k = Math.Max(1, bin - Around - 2); k <= Math.Min(amplitudes.Length - 1, bin + Around + 2) && count < near.Length; k++)
        {
            if (Math.Abs(k - bin) > 2)
                near[count++] = amplitudes[k];
        }

        Array.Sort(near, 0, count);
        return near[count / 2];
    }
}
