namespace Cluster.Compute.Campaigns;

/// <summary>Numbers kept in ascending order, so that ranks and quantiles of a growing set are looked up and not computed.</summary>
internal sealed class SortedValues
{
    private readonly List<double> values = [];

    public int Count => values.Count;

    /// <summary>The value at a rank from 0.</summary>
    public double this[int rank] => values[rank];

    /// <summary>
    /// The value at a share from 0 to 1 of the order, between neighbours in proportion; NaN where there is none.
    /// Hyndman and Fan, "Sample quantiles in statistical packages", American Statistician 50, 1996, definition 7.
    /// </summary>
    public double Quantile(double share)
    {
        if (Count == 0)
            return double.NaN;
        var place = share * (Count - 1);
        var below = (int)place;
        var part = place - below;
        // Without a part the neighbour is not looked at: infinity times zero is not a number.
        return part == 0 ? values[below] : values[below] * (1 - part) + values[below + 1] * part;
    }

    public void Add(double value)
    {
        var at = values.BinarySearch(value);
        values.Insert(at < 0 ? ~at : at, value);
    }

    public void Remove(double value)
    {
        var at = values.BinarySearch(value);
        if (at >= 0)
            values.RemoveAt(at);
    }
}
