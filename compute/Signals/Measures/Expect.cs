namespace Cluster.Compute.Signals.Measures;

/// <summary>What every measure asks of its input before it begins.</summary>
internal static class Expect
{
    public static void Samples(int found, int least = 1)
    {
        if (found < least)
            throw new ArgumentException($"expected a signal of at least {least} samples, found {found}");
    }

    public static void Rate(double rateHz)
    {
        if (rateHz is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException($"expected a rate above 0 Hz, found {rateHz}", nameof(rateHz));
    }

    public static void Band(double rateHz, double lowHz, double highHz)
    {
        Rate(rateHz);
        if (!(lowHz >= 0 && highHz > lowHz && highHz <= rateHz / 2 * (1 + 1e-12)))
            throw new ArgumentException($"expected a band within 0 to {rateHz / 2} Hz, found {lowHz} to {highHz} Hz");
    }

    /// <summary>Mean of samples that are there.</summary>
    public static double Mean(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var value in x)
            sum += value;
        return sum / x.Length;
    }
}
