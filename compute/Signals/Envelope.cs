namespace Cluster.Compute.Signals;

/// <summary>Thins a signal for a plot.</summary>
public static class Envelope
{
    /// <summary>
    /// At most <paramref name="points"/> stretches of nearly equal length that cover the signal without gap or overlap, so that
    /// no extreme is lost; one sample each where the signal has no more.
    /// </summary>
    public static EnvelopePoints MinMax(ReadOnlySpan<float> samples, int points)
    {
        if (points < 1)
            throw new ArgumentException($"expected at least 1 point, found {points}", nameof(points));
        var count = Math.Min(points, samples.Length);
        var envelope = new EnvelopePoints(samples.Length, new int[count], new float[count], new float[count]);
        for (var i = 0; i < count; i++)
        {
            var first = (int)((long)i * samples.Length / count);
            var end = (int)((long)(i + 1) * samples.Length / count);
            var (min, max) = (samples[first], samples[first]);
            foreach (var sample in samples[first..end])
            {
                min = Math.Min(min, sample);
                max = Math.Max(max, sample);
            }
            envelope.First[i] = first;
            envelope.Min[i] = min;
            envelope.Max[i] = max;
        }
        return envelope;
    }
}
