namespace Cluster.Compute.Signals;

/// <summary>Changes the sampling rate by a ratio of whole numbers, with an anti-alias filter and without delay.</summary>
public static class Resampler
{
    private const int LargestTerm = 20_000;
    private const int MostTaps = 8_000_000;

    /// <summary>
    /// The signal at the new rate, sample 0 at the same instant: flat to 0.9 of half the lower rate, aliases at least 80 dB
    /// down. Equal rates give a copy.
    /// </summary>
    public static float[] Resample(ReadOnlySpan<float> x, double fromHz, double toHz)
    {
        if (fromHz is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException($"expected a rate above 0 Hz, found {fromHz}", nameof(fromHz));
        if (toHz is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException($"expected a rate above 0 Hz, found {toHz}", nameof(toHz));
        var (up, down) = Ratio(fromHz, toHz);
        if (x.IsEmpty || up == down)
            return x.ToArray();

        var stopEdge = 0.5 * Math.Min(1.0, (double)up / down);
        var half = KaiserSinc.Half(stopEdge);
        if (up * (2L * half + 1) > MostTaps)
            throw new ArgumentException($"expected rates of a simpler ratio than {up}/{down}, found {fromHz} and {toHz} Hz");
        var phases = new double[up][];
        for (var phase = 0; phase < up; phase++)
            phases[phase] = KaiserSinc.Taps(stopEdge, (double)phase / up);

        var signal = new MirroredSignal(x);
        var resampled = new float[((long)x.Length * up + down - 1) / down];
        for (var i = 0; i < resampled.Length; i++)
        {
            var position = (long)i * down;
            resampled[i] = (float)signal.Dot((int)(position / up) - half, phases[position % up]);
        }
        return resampled;
    }

    /// <summary>The new rate over the old one in lowest terms, by continued fractions.</summary>
    internal static (int Up, int Down) Ratio(double fromHz, double toHz)
    {
        var ratio = toHz / fromHz;
        var rest = ratio;
        double up = 1, down = 0, upBefore = 0, downBefore = 1;
        for (var step = 0; step < 40; step++)
        {
            var whole = Math.Floor(rest);
            (up, upBefore) = (whole * up + upBefore, up);
            (down, downBefore) = (whole * down + downBefore, down);
            if (up > LargestTerm || down > LargestTerm)
                break;
            if (up > 0 && Math.Abs(up / down - ratio) <= 1e-10 * ratio)
                return ((int)up, (int)down);
            rest = 1 / (rest - whole);
        }
        throw new ArgumentException(
            $"expected rates whose ratio has terms of at most {LargestTerm}, found {fromHz} and {toHz} Hz");
    }
}
