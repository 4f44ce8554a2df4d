namespace Cluster.Web.Accounts;

/// <summary>A one-time token that creates the first admin; only the SHA-256 of its text is kept.</summary>
public sealed class FirstToken
{
    /// <summary>Number of the row.</summary>
    public long Id { get; set; }

    /// <summary>SHA-256 of the text.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>From when on it is refused.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}
