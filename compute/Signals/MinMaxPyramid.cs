namespace Cluster.Compute.Signals;

/// <summary>
/// Answers what the smallest and largest value of any stretch of a curve is in time that grows with the logarithm of its length: each level holds
/// the extremes of 16 neighbours of the level below.
/// </summary>
public sealed class MinMaxPyramid
{
    private const int Fan = 16;
    private readonly List<(float[] Min, float[] Max)> _levels;

    /// <summary>Builds the levels above the values, which are kept and must not change.</summary>
    public MinMaxPyramid(float[] values)
    {
        Values = values;
        _levels = [(values, values)];
        while (_levels[^1].Min.Length > Fan)
            _levels.Add(Above(_levels[^1]));
    }

    /// <summary>The curve itself.</summary>
    public float[] Values { get; }

    /// <summary>Memory of the values and the levels above them, in bytes.</summary>
    public long Bytes => (Values.Length + _levels.Skip(1).Sum(level => 2L * level.Min.Length)) * sizeof(float);

    /// <summary>The extremes of the values from <paramref name="first"/> up to, not including, <paramref name="end"/>; at least one value.</summary>
    public (float Min, float Max) Extremes(int first, int end)
    {
        if (first < 0 || end > Values.Length || first >= end)
            throw new ArgumentException($"expected a stretch within 0 to {Values.Length}, found {first} to {end}", nameof(first));
        var found = (Min: float.PositiveInfinity, Max: float.NegativeInfinity);
        foreach (var (min, max) in _levels)
        {
            // Whole groups are left to the level above; without one, or with none in the stretch, the rest is looked at here.
            var (from, to) = ((first + Fan - 1) / Fan, end / Fan);
            if (from >= to || ReferenceEquals(min, _levels[^1].Min))
                return Scan(min, max, first, end, found);
            found = Scan(min, max, first, from * Fan, found);
            found = Scan(min, max, to * Fan, end, found);
            (first, end) = (from, to);
        }

        return found;
    }

    /// <summary>
    /// Minimum and maximum in turn of <paramref name="buckets"/> nearly equal stretches that cover the values from <paramref name="first"/> up to
    /// <paramref name="end"/> without gap or overlap: 2 x buckets values.
    /// </summary>
    public float[] Envelope(int first, int end, int buckets)
    {
        if (buckets < 1 || end - first < buckets)
            throw new ArgumentException($"expected 1 to {end - first} buckets, found {buckets}", nameof(buckets));
        var points = new float[2 * buckets];
        for (var i = 0; i < buckets; i++)
        {
            var from = first + (int)((long)i * (end - first) / buckets);
            var to = first + (int)((long)(i + 1) * (end - first) / buckets);
            (points[2 * i], points[(2 * i) + 1]) = Extremes(from, to);
        }

        return points;
    }

    private static (float[] Min, float[] Max) Above((float[] Min, float[] Max) level)
    {
        var length = (level.Min.Length + Fan - 1) / Fan;
        var above = (Min: new float[length], Max: new float[length]);
        for (var i = 0; i < length; i++)
        {
            (above.Min[i], above.Max[i]) = Scan(
                level.Min, level.Max, i * Fan, Math.Min((i + 1) * Fan, level.Min.Length), (float.PositiveInfinity, float.NegativeInfinity));
        }

        return above;
    }

    private static (float Min, float Max) Scan(float[] min, float[] max, int first, int end, (float Min, float Max) found)
    {
        for (var i = first; i < end; i++)
            found = (Math.Min(found.Min, min[i]), Math.Max(found.Max, max[i]));
        return found;
    }
}
