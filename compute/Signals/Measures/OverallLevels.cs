namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// Overall vibration of a non-rotating part as ISO 20816-1 asks for it: root mean square of the velocity from 10 to 1000 Hz. Advisory, no
/// protection system.
/// </summary>
/// <param name="VelocityRms">mm/s from <paramref name="LowHz"/> to <paramref name="HighHz"/>.</param>
/// <param name="DisplacementRms">um in the same band.</param>
/// <param name="AccelerationRms">g in the same band.</param>
/// <param name="LowHz">Lower end, 10 Hz unless given.</param>
/// <param name="HighHz">Upper end, 1000 Hz, or half the rate where that is lower.</param>
/// <param name="IsComplete">Whether the rate covers the whole band.</param>
/// <param name="Zone">Zone by the given limits; not configured without any.</param>
public sealed record OverallLevels(
    double VelocityRms, double DisplacementRms, double AccelerationRms, double LowHz, double HighHz, bool IsComplete, SeverityZone Zone)
{
    /// <summary>
    /// From Welch's density over stretches of two seconds (Hann, half overlapping): each bin from the lower end to below the upper one is
    /// divided by (2 pi f)^2. A line near 10 Hz reads up to 1 % high, one above 25 Hz less than 0.1 %.
    /// </summary>
    /// <param name="x">Acceleration in g.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="limits">Zone boundaries of this machine, if the user entered any.</param>
    /// <param name="lowHz">Lower end; 2 Hz for machines below 600 rpm.</param>
    public static OverallLevels Of(ReadOnlySpan<float> x, double rateHz, ZoneLimits? limits = null, double lowHz = 10)
        => Of(Fft.Widen(x), rateHz, limits, lowHz);

    /// <inheritdoc cref="Of(ReadOnlySpan{float}, double, ZoneLimits, double)"/>
    public static OverallLevels Of(ReadOnlySpan<double> x, double rateHz, ZoneLimits? limits = null, double lowHz = 10)
    {
        const double Highest = 1000;
        Expect.Rate(rateHz);
        if (!(lowHz > 0 && lowHz < Math.Min(Highest, rateHz / 2)))
            throw new ArgumentException($"expected a lower end between 0 and {Math.Min(Highest, rateHz / 2)} Hz, found {lowHz} Hz", nameof(lowHz));
        Expect.Samples(x.Length, (int)Math.Ceiling(4 * rateHz / lowHz));
        var spectrum = WelchSpectrum.Of(x, rateHz, (int)Math.Round(2 * rateHz));
        var (acceleration, velocity, displacement) = (0.0, 0.0, 0.0);
        for (var k = 1; k < spectrum.Psd.Length; k++)
        {
            var hz = k * spectrum.StepHz;
            if (hz < lowHz - 1e-9 || hz >= Highest)
                continue;
            var power = spectrum.Psd[k] * spectrum.StepHz;
            var square = Math.Pow(2 * Math.PI * hz, 2);
            acceleration += power;
            velocity += power / square;
            displacement += power / (square * square);
        }

        var metres = Acceleration.StandardGravity;
        var rms = 1e3 * metres * Math.Sqrt(velocity);
        return new OverallLevels(
            rms, 1e6 * metres * Math.Sqrt(displacement), Math.Sqrt(acceleration), lowHz, Math.Min(Highest, rateHz / 2), rateHz >= 2 * Highest,
            limits?.Zone(rms) ?? SeverityZone.NotConfigured);
    }
}
