namespace Cluster.Silo;

/// <summary>What one process of the cluster is.</summary>
public enum Role
{
    /// <summary>Silo, web and private PostgreSQL in one process, for one machine.</summary>
    All,

    /// <summary>Grains and device lanes.</summary>
    Silo,

    /// <summary>Pages and REST, a client of the silos.</summary>
    Web,
}
