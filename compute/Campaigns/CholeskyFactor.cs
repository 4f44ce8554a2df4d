namespace Cluster.Compute.Campaigns;

/// <summary>
/// The lower triangular L with L·Lᵀ = K of a covariance matrix that grows by one row at a time. A row depends on the rows before it alone
/// (Golub and Van Loan, "Matrix computations", 4th ed., section 4.2), so a factor that grew is bit by bit the one made at once.
/// </summary>
internal sealed class CholeskyFactor
{
    /// <summary>A pivot keeps at least this share of the variance: two points as good as equal must not break the factor.</summary>
    private const double LeastPivot = 1e-13;

    private readonly List<double[]> rows = [];

    /// <summary>How many rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>Row <paramref name="row"/> up to and with its diagonal.</summary>
    public ReadOnlySpan<double> Row(int row) => rows[row];

    /// <summary>Adds a row: the covariances with the points before it, and its own variance.</summary>
    public void Add(ReadOnlySpan<double> covariances, double variance)
    {
        var row = new double[Count + 1];
        Solve(covariances, row);
        var known = row.AsSpan(0, Count);
        row[^1] = Math.Sqrt(Math.Max(variance - RowProducts.Dot(known, known), LeastPivot * variance));
        rows.Add(row);
    }

    /// <summary>Forgets the rows from <paramref name="count"/> on.</summary>
    public void Truncate(int count)
    {
        if (count < Count)
            rows.RemoveRange(count, Count - count);
    }

    /// <summary>x with L·x = b.</summary>
    public void Solve(ReadOnlySpan<double> right, Span<double> result)
    {
        for (var at = 0; at < Count; at++)
        {
            var row = rows[at];
            result[at] = (right[at] - RowProducts.Dot(row.AsSpan(0, at), result[..at])) / row[at];
        }
    }

    /// <summary>x with Lᵀ·x = b, in the place of b.</summary>
    public void SolveTransposed(Span<double> values)
    {
        for (var at = Count - 1; at >= 0; at--)
        {
            var row = rows[at];
            values[at] /= row[at];
            RowProducts.AddScaled(values[..at], -values[at], row.AsSpan(0, at));
        }
    }

    /// <summary>ln det K.</summary>
    public double LogDeterminant()
    {
        var sum = 0.0;
        foreach (var row in rows)
            sum += Math.Log(row[^1]);
        return 2 * sum;
    }

    /// <summary>The columns of L⁻¹: entry k of column j is that of row j + k.</summary>
    public double[][] InverseColumns()
    {
        var columns = new double[Count][];
        for (var column = 0; column < Count; column++)
        {
            var entries = columns[column] = new double[Count - column];
            entries[0] = 1 / rows[column][column];
            for (var at = column + 1; at < Count; at++)
                entries[at - column] = -RowProducts.Dot(rows[at].AsSpan(column, at - column), entries.AsSpan(0, at - column)) / rows[at][at];
        }

        return columns;
    }
}
