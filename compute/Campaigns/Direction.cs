namespace Cluster.Compute.Campaigns;

/// <summary>Which values are better.</summary>
public enum Direction
{
    /// <summary>Smaller ones.</summary>
    Minimise,

    /// <summary>Larger ones.</summary>
    Maximise,
}
