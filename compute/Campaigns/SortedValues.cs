namespace Cluster.Compute.Campaigns;

/// <summary>Numbers kept in ascending order, so that ranks and quantiles of a growing set are looked up and not computed.</summary>
internal sealed class SortedValues
{
    private readonly List<double> values = [];

    public int Count => values.Count;

    /// <summary>The value at a rank from 0.</summary>
    public double this[int rank] => values[rank];

    /// <summary>The middle value, or the mean of the two middle ones; NaN where there is none.</summary>
    public double Median => Count == 0 ? double.NaN : (values[(Count - 1) / 2] + values[Count / 2]) / 2;

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
