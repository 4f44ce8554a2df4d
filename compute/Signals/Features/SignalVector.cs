namespace Cluster.Compute.Signals.Features;

/// <summary>The features of a signal as they are stored.</summary>
public static class SignalVector
{
    /// <summary>The vector by the present definitions; all NaN for a signal that is too short or otherwise none that they speak of.</summary>
    public static double[] Of(ReadOnlySpan<float> samples, double rateHz, double? speedRpm)
    {
        try
        {
            return SignalFeatures.Compute(samples, rateHz, speedRpm is > 0 ? speedRpm : null);
        }
        catch (ArgumentException)
        {
            return Undefined();
        }
    }

    /// <summary>All NaN.</summary>
    public static double[] Undefined()
    {
        var values = new double[SignalFeatures.All.Count];
        Array.Fill(values, double.NaN);
        return values;
    }
}
