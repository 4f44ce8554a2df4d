namespace Cluster.Compute.Campaigns;

/// <summary>
/// Points as columns, one a parameter: the unit coordinate of a number, the index of a choice, NaN where a point does not have
/// the parameter. Columns grow by doubling, so that adding a point costs the same however many there are.
/// </summary>
internal sealed class PointTable(SearchSpace space)
{
    private readonly double[][] columns = [.. space.Parameters.Select(_ => new double[64])];

    public int Count { get; private set; }

    /// <summary>The coordinates of all points in one parameter.</summary>
    public ReadOnlySpan<double> Column(int parameter) => columns[parameter].AsSpan(0, Count);

    public void Add(Assignment point)
    {
        for (var at = 0; at < columns.Length; at++)
        {
            if (columns[at].Length == Count)
                Array.Resize(ref columns[at], Count * 2);
            columns[at][Count] = Encode(space.Parameters[at], point.Raw[at]);
        }

        Count++;
    }

    /// <summary>Forgets the points from <paramref name="count"/> on.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);

    private static double Encode(Parameter parameter, double raw) => parameter is NumericParameter number ? number.ToUnit(raw) : raw;
}
