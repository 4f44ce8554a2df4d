namespace Cluster.Grains.Optuna;

/// <summary>The classes of Optuna's distributions.</summary>
internal enum DistributionKind
{
    Float,
    Int,
    Categorical,
}
