namespace Cluster.Compute.Comparisons;

/// <summary>Finds the stretches in which |A - B| exceeds the thresholds.</summary>
internal static class DifferenceRegions
{
    /// <summary>
    /// Samples above a threshold, joined across gaps of at most the join time, are a stretch. Stretches above the high threshold are
    /// large; what those above the medium one have beyond them is medium, except a rest shorter than the join time beside a large one, which
    /// joins it. In the order of time, without overlap.
    /// </summary>
    public static IReadOnlyList<DifferenceRegion> Of(float[] values, double rateHz, double startSeconds, DifferenceThresholds thresholds)
    {
        var join = (int)Math.Round((thresholds.JoinSeconds ?? 0.01 * values.Length / rateHz) * rateHz);
        var high = Stretches(values, thresholds.High, join);
        var regions = new List<DifferenceRegion>();
        var next = 0;
        foreach (var (from, end) in Stretches(values, thresholds.Medium, join))
        {
            var at = from;
            for (; next < high.Count && high[next].From < end; next++)
            {
                var (first, last) = high[next];
                // Only the rests before the first and after the last can be this short: stretches closer than that are one already.
                if (first - at < join)
                    first = at;
                if (first > at)
                    regions.Add(Region(at, first, DifferenceLevel.Medium));
                if (end - last < join)
                    last = end;
                regions.Add(Region(first, last, DifferenceLevel.Large));
                at = last;
            }

            if (at < end)
                regions.Add(Region(at, end, DifferenceLevel.Medium));
        }

        return regions;

        DifferenceRegion Region(int from, int end, DifferenceLevel level)
        {
            var (sum, largest, at) = (0.0, -1.0, from);
            for (var i = from; i < end; i++)
            {
                var size = Math.Abs((double)values[i]);
                sum += size;
                if (size > largest)
                    (largest, at) = (size, i);
            }

            return new(startSeconds + from / rateHz, startSeconds + end / rateHz, level, largest, startSeconds + at / rateHz, sum / (end - from));
        }
    }

    private static List<(int From, int End)> Stretches(float[] values, double threshold, int join)
    {
        var stretches = new List<(int From, int End)>();
        for (var i = 0; i < values.Length; i++)
        {
            if (!(Math.Abs((double)values[i]) > threshold))
                continue;
            if (stretches.Count > 0 && i - stretches[^1].End <= join)
                stretches[^1] = (stretches[^1].From, i + 1);
            else
                stretches.Add((i, i + 1));
        }

        return stretches;
    }
}
