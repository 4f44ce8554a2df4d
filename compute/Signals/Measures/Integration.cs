using System.Numerics;

namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// Integrates acceleration in the frequency domain, V(f) = A(f) / (2 pi i f), behind a high-pass without which slow drift would
/// outgrow everything. Brandt, "Noise and Vibration Analysis" (2011), section 3.4. The high-pass has no phase: a Butterworth magnitude of
/// fourth order squared, 1/(1 + (fc/f)^8), -6 dB at its edge. Ends wrap around: about one period of the edge at both ends is unsafe.
/// </summary>
public static class Integration
{
    /// <summary>Velocity in mm/s.</summary>
    /// <param name="x">Acceleration in g.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="highPassHz">Edge of the high-pass.</param>
    public static double[] Velocity(ReadOnlySpan<float> x, double rateHz, double highPassHz = 10) => Velocity(Fft.Widen(x), rateHz, highPassHz);

    /// <inheritdoc cref="Velocity(ReadOnlySpan{float}, double, double)"/>
    public static double[] Velocity(ReadOnlySpan<double> x, double rateHz, double highPassHz = 10)
        => Integrate(x, rateHz, highPassHz, 1, 1e3 * Acceleration.StandardGravity);

    /// <summary>Displacement in um, by integrating twice behind the same high-pass.</summary>
    /// <param name="x">Acceleration in g.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="highPassHz">Edge of the high-pass.</param>
    public static double[] Displacement(ReadOnlySpan<float> x, double rateHz, double highPassHz = 10) => Displacement(Fft.Widen(x), rateHz, highPassHz);

    /// <inheritdoc cref="Displacement(ReadOnlySpan{float}, double, double)"/>
    public static double[] Displacement(ReadOnlySpan<double> x, double rateHz, double highPassHz = 10)
        => Integrate(x, rateHz, highPassHz, 2, 1e6 * Acceleration.StandardGravity);

    private static double[] Integrate(ReadOnlySpan<double> x, double rateHz, double highPassHz, int times, double scale)
    {
        Expect.Samples(x.Length);
        Expect.Rate(rateHz);
        if (!(highPassHz > 0 && highPassHz < rateHz / 2))
            throw new ArgumentException($"expected a high-pass between 0 and {rateHz / 2} Hz, found {highPassHz} Hz", nameof(highPassHz));
        var bins = Fft.Real(x);
        bins[0] = 0;
        for (var k = 1; k < bins.Length; k++)
        {
            var hz = k * rateHz / x.Length;
            var gain = scale / (1 + Math.Pow(highPassHz / hz, 8));
            var turn = 1 / new Complex(0, 2 * Math.PI * hz);
            bins[k] *= gain * (times == 1 ? turn : turn * turn);
        }

        return Fft.InverseReal(bins, x.Length);
    }
}
