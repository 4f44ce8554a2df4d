namespace Cluster.Contracts.Signals;

/// <summary>How the feature vectors are laid out on a plane.</summary>
[GenerateSerializer, Alias("Signals.ProjectionMethod")]
public enum ProjectionMethod
{
    /// <summary>Principal components: linear, distances mean something everywhere.</summary>
    Pca,

    /// <summary>t-SNE: keeps neighbours together; sizes of and distances between groups mean nothing.</summary>
    TSne,
}
