namespace Cluster.Compute.Signals;

/// <summary>Cuts records into windows of one length.</summary>
public static class Windows
{
    /// <summary>First samples of all whole windows, from 0 on by <paramref name="hop"/>; what does not fill one is left out.</summary>
    public static int[] Starts(int samples, int length, int hop)
    {
        if (length < 1)
            throw new ArgumentException($"expected a window of at least 1 sample, found {length}", nameof(length));
        if (hop < 1)
            throw new ArgumentException($"expected a hop of at least 1 sample, found {hop}", nameof(hop));
        if (samples < length)
            throw new ArgumentException($"expected a record of at least one window of {length} samples, found {samples}", nameof(samples));
        var starts = new int[(samples - length) / hop + 1];
        for (var i = 0; i < starts.Length; i++)
            starts[i] = i * hop;
        return starts;
    }
}
