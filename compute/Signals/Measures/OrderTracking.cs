namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// A signal resampled at equal angles of the shaft instead of equal times, so that everything in step with the shaft becomes a
/// line. Fyfe and Munck, "Analysis of computed order tracking", Mech. Syst. Signal Process. 11 (1997).
/// </summary>
/// <param name="Samples">Samples at equal angles, from the first tacho mark on, over whole revolutions.</param>
/// <param name="PerRevolution">Samples of one revolution.</param>
/// <param name="Revolutions">Whole revolutions.</param>
public sealed record OrderTracking(double[] Samples, int PerRevolution, int Revolutions)
{
    private const int Phases = 512;
    private const long MostSamples = 1 << 26;

    /// <summary>Order up to which nothing is lost: the slowest revolution's share of 0.9 of half the rate.</summary>
    public required double HighestOrder { get; init; }

    /// <summary>
    /// Resamples with a windowed sinc (flat to 0.9 of half the rate, the rest 80 dB down). A revolution gets at least as many samples
    /// as its slowest one had, so that no order folds.
    /// </summary>
    /// <param name="x">Samples at equal times.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="turn">The shaft; times count from the first sample.</param>
    public static OrderTracking Of(ReadOnlySpan<float> x, double rateHz, ShaftTurn turn)
    {
        Expect.Samples(x.Length);
        Expect.Rate(rateHz);
        if (turn.FirstSeconds < 0 || turn.LastSeconds > (x.Length + 0.5) / rateHz)
        {
            throw new ArgumentException(
                $"expected tacho times within 0 to {x.Length / rateHz} s, found {turn.FirstSeconds} to {turn.LastSeconds} s", nameof(turn));
        }

        var revolutions = (int)Math.Floor(turn.Revolutions + 1e-9);
        if (revolutions < 1)
            throw new ArgumentException($"expected at least one whole revolution, found {turn.Revolutions}", nameof(turn));
        var perRevolution = Math.Ceiling(rateHz / turn.SlowestHz - 1e-9);
        if (perRevolution * revolutions > MostSamples)
        {
            throw new ArgumentException(
                $"expected speeds closer together, found {turn.SlowestHz} to {turn.FastestHz} Hz, which makes {perRevolution} samples a revolution");
        }

        var count = Fft.FastLength(Math.Max(4, (int)perRevolution));
        var taps = new double[Phases + 1][];
        for (var phase = 0; phase <= Phases; phase++)
            taps[phase] = KaiserSinc.Taps(0.5, (double)phase / Phases);
        var resampled = new double[count * revolutions];
        var signal = new MirroredSignal(x);
        for (var i = 0; i < resampled.Length; i++)
            resampled[i] = At(signal, turn.SecondsAt((double)i / count) * rateHz, taps);
        return new OrderTracking(resampled, count, revolutions) { HighestOrder = 0.9 * rateHz / 2 / turn.FastestHz };
    }

    /// <summary>Amplitude spectrum over orders; its bins are one over <see cref="Revolutions"/> apart.</summary>
    public OrderSpectrum Spectrum(WindowKind window = WindowKind.Hann)
    {
        var spectrum = AmplitudeSpectrum.Of(Samples, PerRevolution, window);
        return new OrderSpectrum(spectrum.StepHz, spectrum.Amplitudes);
    }

    /// <summary>
    /// Mean revolution: what repeats with the shaft; all else falls with the root of <see cref="Revolutions"/>. Braun, "The extraction of
    /// periodic waveforms by time domain averaging", Acustica 32 (1975).
    /// </summary>
    public double[] SynchronousAverage()
    {
        var mean = new double[PerRevolution];
        for (var i = 0; i < Samples.Length; i++)
            mean[i % PerRevolution] += Samples[i] / Revolutions;
        return mean;
    }

    // Between two of the prepared phases the taps change so little that a straight line loses less than -90 dB.
    private static double At(MirroredSignal signal, double position, double[][] taps)
    {
        var whole = Math.Floor(position);
        var phase = (position - whole) * Phases;
        var lower = Math.Min((int)phase, Phases - 1);
        var first = (int)whole - taps[0].Length / 2;
        var share = phase - lower;
        return (1 - share) * signal.Dot(first, taps[lower]) + share * signal.Dot(first, taps[lower + 1]);
    }
}
