namespace Cluster.Compute.Campaigns;

/// <summary>
/// The points of a finite space, counted and numbered without listing them: below one value of a parameter hang the
/// products of the children that exist there; values that no condition names have nothing below.
/// </summary>
public sealed partial class SearchSpace
{
    private readonly long?[] sizes;

    /// <summary>How many points the space has (at most 2^62 is told apart); null where a parameter is continuous.</summary>
    public long? Count
    {
        get
        {
            var count = (long?)1;
            for (var at = 0; at < Parameters.Count; at++)
            {
                if (parents[at] < 0)
                    count = Multiply(count, sizes[at]);
            }

            return count;
        }
    }

    /// <summary>The k-th point, the parameter declared last changing fastest; refuses an infinite space.</summary>
    public Assignment At(long index)
    {
        var count = Count ?? throw new InvalidOperationException($"Expected a finite space, found the continuous {string.Join(", ", Continuous())}.");
        if (index < 0 || index >= count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"Expected 0 to {count - 1}.");
        var raw = new double[Parameters.Count];
        Array.Fill(raw, double.NaN);
        Place(Enumerable.Range(0, Parameters.Count).Where(at => parents[at] < 0), index, raw);
        return new Assignment(this, raw);
    }

    /// <summary>The probability of a point of a finite space where every parameter is drawn by its own scale.</summary>
    internal double Probability(Assignment point)
    {
        var product = 1.0;
        for (var at = 0; at < Parameters.Count; at++)
        {
            if (!double.IsNaN(point.Raw[at]))
                product *= Parameters[at].Probability(Parameters[at].IndexOf(point.Raw[at]));
        }

        return product;
    }

    /// <summary>The names of the parameters that keep the space from being finite.</summary>
    internal IEnumerable<string> Continuous() => Parameters.Where(parameter => parameter.Count is null).Select(parameter => $"'{parameter.Name}'");

    private void Place(IEnumerable<int> siblings, long index, double[] raw)
    {
        foreach (var at in siblings.Reverse())
        {
            var size = sizes[at]!.Value;
            PlaceBelow(at, index % size, raw);
            index /= size;
        }
    }

    private void PlaceBelow(int at, long index, double[] raw)
    {
        var next = 0L;
        foreach (var named in Named(at))
        {
            if (index < named - next)
                break;
            index -= named - next;
            var size = SizeOf(at, named)!.Value;
            if (index < size)
            {
                raw[at] = Parameters[at].At(named);
                Place(ChildrenOf(at, named), index, raw);
                return;
            }

            index -= size;
            next = named + 1;
        }

        raw[at] = Parameters[at].At(next + index);
    }

    private long? SizeBelow(int at)
    {
        var named = Named(at);
        var size = Parameters[at].Count - named.Length;
        foreach (var index in named)
            size = Add(size, SizeOf(at, index));
        return size;
    }

    private long[] Named(int at) => [.. children[at].SelectMany(child => parentIndices[child]).Distinct().Order()];

    private IEnumerable<int> ChildrenOf(int at, long index) => children[at].Where(child => Array.BinarySearch(parentIndices[child], index) >= 0);

    private long? SizeOf(int at, long index) => ChildrenOf(at, index).Aggregate((long?)1, (size, child) => Multiply(size, sizes[child]));

    private static long? Multiply(long? left, long? right) => left is { } a && right is { } b ? Saturate((Int128)a * b) : null;

    private static long? Add(long? left, long? right) => left is { } a && right is { } b ? Saturate((Int128)a + b) : null;

    private static long Saturate(Int128 value) => (long)Int128.Min(value, 1L << 62);
}
