namespace Cluster.Contracts.Comparisons;

/// <summary>How far the values of a feature are apart.</summary>
[GenerateSerializer, Alias("Comparisons.FeatureLevel")]
public enum FeatureLevel
{
    /// <summary>Below 10 %.</summary>
    Small,

    /// <summary>From 10 % to 20 %, both included.</summary>
    Medium,

    /// <summary>Above 20 %.</summary>
    Large,
}
