namespace Cluster.Compute.Signals.Features;

/// <summary>
/// The 36 features of a signal. Vectors are comparable only between signals of one rate and one length that were computed by one
/// <see cref="Version"/>: a shorter signal has coarser spectra and fewer averages.
/// </summary>
public static class SignalFeatures
{
    /// <summary>Goes up with every change of a definition; to be stored with each vector.</summary>
    public const string Version = "1";

    /// <summary>The fewest samples that features are computed of.</summary>
    public const int FewestSamples = 256;

    /// <summary>All 36 in the order of every vector.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } = FeatureTable.All;

    /// <summary>The place of a feature in every vector, or -1.</summary>
    public static int IndexOf(string name)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Name == name)
                return i;
        }

        return -1;
    }

    /// <summary>
    /// The 36 values of a signal at <paramref name="rateHz"/> from a shaft that turns <paramref name="speedRpm"/> times a minute.
    /// NaN where a value is undefined: order features without a speed or with orders beyond half the rate, ratios over zero, bands
    /// that lie above half the rate, bicoherence of a signal too short for 32 averages.
    /// </summary>
    public static double[] Compute(ReadOnlySpan<float> samples, double rateHz, double? speedRpm)
    {
        if (samples.Length < FewestSamples)
            throw new ArgumentException($"expected at least {FewestSamples} samples, found {samples.Length}", nameof(samples));
        if (rateHz is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException($"expected a rate above 0 Hz, found {rateHz}", nameof(rateHz));
        if (speedRpm is not (null or (> 0 and < double.PositiveInfinity)))
            throw new ArgumentException($"expected a speed above 0 rpm or none, found {speedRpm}", nameof(speedRpm));

        var values = new double[All.Count];
        Array.Fill(values, double.NaN);
        var shaftHz = speedRpm / 60 ?? double.NaN;
        var wide = Fft.Widen(samples);
        var moments = Moments.Of(wide);
        if (!double.IsFinite(moments.MeanSquare))
            throw new ArgumentException("expected finite samples, found NaN or infinity", nameof(samples));
        moments.Write(values.AsSpan(0, 7));
        var power = PowerSpectrum.Of(wide, rateHz);
        power.WriteShape(values.AsSpan(7, 9));
        power.WriteHarmonics(values.AsSpan(16, 3), shaftHz);
        EnvelopeFeatures.Write(values.AsSpan(19, 4), wide, rateHz);
        WaveletFeatures.Write(values.AsSpan(23, 5), wide);
        CepstralFeatures.Write(values.AsSpan(28, 2), power, shaftHz);
        BicoherenceFeatures.Write(values.AsSpan(30, 6), samples, rateHz, shaftHz);
        return values;
    }
}
