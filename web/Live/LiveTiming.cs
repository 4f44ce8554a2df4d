namespace Cluster.Web.Live;

/// <summary>How long live pages wait for what.</summary>
public static class LiveTiming
{
    /// <summary>Least time between two renderings of a circuit: 10 a second.</summary>
    public static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    /// <summary>A source that owes heartbeats and says nothing for this long is subscribed to again and its snapshot read.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    /// <summary>The same for a source that has said its last message, or never said any.</summary>
    public static readonly TimeSpan LongSilence = TimeSpan.FromSeconds(60);

    /// <summary>Time between two attempts at something that failed, and least time between two snapshots.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
}
