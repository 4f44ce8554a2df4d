namespace Cluster.Compute.Signals;

/// <summary>A signal that goes on at its ends as its mirror image, so that filters have no step to ring at.</summary>
internal readonly ref struct MirroredSignal(ReadOnlySpan<float> samples)
{
    private readonly ReadOnlySpan<float> samples = samples;

    /// <summary>Sum of taps times the samples from <paramref name="first"/> on.</summary>
    public double Dot(int first, ReadOnlySpan<double> taps)
    {
        var sum = 0.0;
        if (first >= 0 && first + taps.Length <= samples.Length)
        {
            var inside = samples.Slice(first, taps.Length);
            for (var i = 0; i < taps.Length; i++)
                sum += taps[i] * inside[i];
            return sum;
        }
        for (var i = 0; i < taps.Length; i++)
            sum += taps[i] * samples[Inside(first + i)];
        return sum;
    }

    private int Inside(int index)
    {
        if (samples.Length == 1)
            return 0;
        var period = 2 * (samples.Length - 1);
        var at = (index % period + period) % period;
        return at < samples.Length ? at : period - at;
    }
}
