namespace Cluster.Compute.Signals.Generation.Legacy;

/// <summary>A sine at a fixed frequency, by a number that turns.</summary>
internal static class LegacyTone
{
    /// <summary>Adds size sin(2 pi hz t + phase), times an envelope if there is one.</summary>
    public static void Add(double[] x, double size, double hz, double phase, double rateHz, double[]? envelope = null)
    {
        var (im, re) = Math.SinCos(phase);
        var (turnIm, turnRe) = Math.SinCos(2 * Math.PI * hz / rateHz);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] += size * im * (envelope is null ? 1 : envelope[i]);
            (re, im) = (re * turnRe - im * turnIm, re * turnIm + im * turnRe);
        }
    }
}
