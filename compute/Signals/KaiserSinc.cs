namespace Cluster.Compute.Signals;

/// <summary>
/// Windowed-sinc taps of linear phase: flat to 0.9 of the stop edge, at least 80 dB down from the stop edge on
/// (Kaiser window, designed for 84 dB).
/// </summary>
internal static class KaiserSinc
{
    public const double PassShare = 0.9;
    private const double DesignDb = 84;
    private const double Beta = 0.1102 * (DesignDb - 8.7);

    /// <summary>Taps on each side of the centre for a stop edge given as a share of the sampling rate.</summary>
    public static int Half(double stopEdge)
    {
        // Kaiser's formula for the length, N = (A - 7.95) / (2.285 dw), with the transition in radians a sample.
        var transition = 2 * Math.PI * stopEdge * (1 - PassShare);
        return (int)Math.Ceiling((DesignDb - 7.95) / (2.285 * transition) / 2);
    }

    /// <summary>
    /// The taps at -half..half, shifted by <paramref name="fraction"/> of a sample, with sum 1 so that constants stay.
    /// </summary>
    public static double[] Taps(double stopEdge, double fraction = 0)
    {
        var half = Half(stopEdge);
        var middle = stopEdge * (1 + PassShare) / 2;
        var taps = new double[2 * half + 1];
        var sum = 0.0;
        for (var i = 0; i < taps.Length; i++)
        {
            var t = i - half - fraction;
            var x = t / (half + 1);
            taps[i] = 2 * middle * Sinc(2 * middle * t) * Bessel0(Beta * Math.Sqrt(Math.Max(0, 1 - x * x)));
            sum += taps[i];
        }
        for (var i = 0; i < taps.Length; i++)
            taps[i] /= sum;
        return taps;
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    // Power series of the modified Bessel function of order 0.
    private static double Bessel0(double x)
    {
        var term = 1.0;
        var sum = 1.0;
        for (var k = 1; term > 1e-17 * sum; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}
