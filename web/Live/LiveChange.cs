namespace Cluster.Web.Live;

/// <summary>What an update meant to a page.</summary>
public enum LiveChange
{
    /// <summary>It was taken over.</summary>
    Applied,

    /// <summary>It is older than what is shown.</summary>
    Stale,

    /// <summary>Something before it was missed: the snapshot has to be read.</summary>
    Gap,
}
