using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Signals;

namespace Cluster.Compute.Models.Data;

/// <summary>Turns recordings into model input in the way that is stored with the model.</summary>
public static class Preprocessing
{
    private const int LongestWindow = 1 << 22;

    /// <summary>The specification with a rate: where it says 0, the lowest rate of the dataset.</summary>
    public static InputSpec Resolve(InputSpec spec, DatasetIndex index)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(index);
        if (!double.IsFinite(spec.RateHz) || spec.RateHz < 0)
            throw JobFailedException.BadInput($"Expected an input rate of 0 Hz or more, found {spec.RateHz}.");
        if (spec.CutoffHz is { } cutoff && !(cutoff > 0 && double.IsFinite(cutoff)))
            throw JobFailedException.BadInput($"Expected a cutoff above 0 Hz, found {cutoff}.");
        var resolved = spec.RateHz > 0 ? spec : spec with { RateHz = index.Signals.Min(signal => signal.RateHz) };
        _ = WindowLength(resolved);
        _ = Hop(resolved);
        return resolved;
    }

    /// <summary>Samples of a window.</summary>
    public static int WindowLength(InputSpec resolved) => Samples(resolved, resolved.WindowSeconds, "window");

    /// <summary>Samples from one window to the next.</summary>
    public static int Hop(InputSpec resolved) => Samples(resolved, resolved.HopSeconds, "hop");

    /// <summary>One record, resampled, band-limited and standardised; not yet cut.</summary>
    public static float[] Prepare(ReadOnlySpan<float> samples, double rateHz, InputSpec resolved)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        var x = Resampler.Resample(samples, rateHz, resolved.RateHz);
        if (resolved.CutoffHz is { } cutoff)
            x = LowPass.Apply(x, resolved.RateHz, cutoff);
        if (resolved.Standardise)
            Standardise.Record(x);
        return x;
    }

    private static int Samples(InputSpec spec, double seconds, string what)
    {
        var samples = Math.Round(seconds * spec.RateHz);
        return samples is >= 1 and <= LongestWindow
            ? (int)samples
            : throw JobFailedException.BadInput($"Expected a {what} of 1 to {LongestWindow} samples, found {seconds} s at {spec.RateHz} Hz.");
    }
}
