namespace Cluster.Web.Live;

/// <summary>How far a page can be trusted.</summary>
public enum LiveState
{
    /// <summary>The first snapshot is on its way.</summary>
    Loading,

    /// <summary>Everything published is shown.</summary>
    Live,

    /// <summary>An update was missed; the snapshot is being read.</summary>
    Behind,

    /// <summary>No message and no snapshot for too long; what is shown may be old.</summary>
    Reconnecting,
}
