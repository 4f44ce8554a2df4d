using System.Globalization;
using Cluster.Compute.Models.Data;
using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Signals;

namespace Cluster.Compute.Models;

/// <summary>Whether a model can read a recording it was not trained on.</summary>
public static class ModelFit
{
    // A rate written with few digits is the same rate.
    private const double Tolerance = 1e-6;

    /// <summary>
    /// Why a recording of so many samples at a rate (Hz) does not fit a model's input, or null if it does: it must hold every frequency that the input keeps (up to
    /// the cutoff, else half the input's rate), be resampled by a ratio of whole numbers, and fill a window.
    /// </summary>
    public static string? Problem(InputSpec resolved, int samples, double rateHz)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        var needed = Math.Min(resolved.CutoffHz ?? double.PositiveInfinity, resolved.RateHz / 2);
        if (rateHz / 2 < needed * (1 - Tolerance))
            return $"The model reads frequencies up to {Text(needed)} Hz; expected a rate of at least {Text(2 * needed)} Hz, found {Text(rateHz)} Hz.";
        try
        {
            var (up, down) = Resampler.Ratio(rateHz, resolved.RateHz);
            var length = ((long)samples * up + down - 1) / down;
            var window = Preprocessing.WindowLength(resolved);
            return length >= window
                ? null
                : $"The model reads windows of {Text(resolved.WindowSeconds)} s; expected at least that, found {Text(samples / rateHz)} s.";
        }
        catch (ArgumentException e)
        {
            return $"The rate of {Text(rateHz)} Hz cannot be brought to the model's {Text(resolved.RateHz)} Hz: {e.Message}";
        }
    }

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
