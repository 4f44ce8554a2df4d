namespace Cluster.Compute.Signals;

/// <summary>Takes level and scale out of a record.</summary>
public static class Standardise
{
    /// <summary>
    /// Makes mean 0 and standard deviation 1 in place (divisor n). A record without variation has no scale and is refused.
    /// </summary>
    public static void Record(Span<float> x)
    {
        if (x.IsEmpty)
            throw new ArgumentException("expected a record with samples, found an empty one", nameof(x));
        var sum = 0.0;
        foreach (var value in x)
            sum += value;
        var mean = sum / x.Length;
        var squares = 0.0;
        foreach (var value in x)
            squares += (value - mean) * (value - mean);
        var deviation = Math.Sqrt(squares / x.Length);
        if (!double.IsFinite(deviation))
            throw new ArgumentException("expected finite samples, found one that is not", nameof(x));
        // What is left below the resolution of float is rounding of a constant.
        if (deviation <= 1e-7 * Math.Abs(mean))
            throw new ArgumentException($"expected a record that varies, found {x.Length} samples of value {x[0]}", nameof(x));
        for (var i = 0; i < x.Length; i++)
            x[i] = (float)((x[i] - mean) / deviation);
    }
}
