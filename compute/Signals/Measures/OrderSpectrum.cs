namespace Cluster.Compute.Signals.Measures;

/// <summary>One-sided amplitude spectrum over orders of the shaft.</summary>
/// <param name="StepOrders">Distance of the bins: one over the number of revolutions.</param>
/// <param name="Amplitudes">Peak amplitudes in the signal's unit.</param>
public sealed record OrderSpectrum(double StepOrders, double[] Amplitudes)
{
    /// <summary>The largest amplitude within a tolerance (in orders) of an order, at least the nearest bin; 0 beyond the spectrum.</summary>
    public double At(double order, double tolerance = 0)
    {
        var nearest = (int)Math.Min(int.MaxValue, Math.Round(order / StepOrders));
        var first = Math.Max(0, Math.Min(nearest, (int)Math.Ceiling((order - tolerance) / StepOrders)));
        var last = Math.Max(nearest, (int)Math.Min(int.MaxValue, Math.Floor((order + tolerance) / StepOrders)));
        var best = 0.0;
        for (var k = first; k <= last && k < Amplitudes.Length; k++)
            best = Math.Max(best, Amplitudes[k]);
        return best;
    }
}
