namespace Cluster.Web;

/// <summary>Limits of the web side; configuration section <c>Web</c>.</summary>
public sealed class WebOptions
{
    /// <summary>The section it is read from.</summary>
    public const string Section = "Web";

    /// <summary>How many API calls one user may make at once.</summary>
    public int ApiBurst { get; set; } = 200;

    /// <summary>How many API calls a second one user may make in the long run.</summary>
    public int ApiPerSecond { get; set; } = 50;

    /// <summary>How many sign-ins an address may try in a minute.</summary>
    public int SignInsPerMinute { get; set; } = 10;

    /// <summary>The longest file an import takes, in bytes.</summary>
    public long MaxFileBytes { get; set; } = 512L << 20;

    /// <summary>How long a call to the cluster is tried before 503 is answered.</summary>
    public TimeSpan CallDeadline { get; set; } = TimeSpan.FromSeconds(15);
}
