using Cluster.Compute.Statistics;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Storage;

/// <summary>A population with each feature's values sorted upward, undefined ones left out.</summary>
internal sealed record PopulationColumns(FeaturePopulation View, IReadOnlyList<double[]> Sorted)
{
    /// <summary>Where a value stands among those of a feature.</summary>
    public FeaturePlace Place(int feature, string name, double value)
    {
        var spread = View.Features[feature];
        return new(
            name, value, ShareBelow.OfSorted(Sorted[feature], value),
            spread.RobustSpread > 0 ? (value - spread.Median) / spread.RobustSpread : double.NaN);
    }
}
