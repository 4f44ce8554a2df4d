namespace Cluster.Web.Accounts;

/// <summary>A token that scripts send as <c>Authorization: Bearer</c>; only the SHA-256 of its text is kept.</summary>
public sealed class ApiToken
{
    /// <summary>Number of the row.</summary>
    public long Id { get; set; }

    /// <summary>What its maker calls it.</summary>
    public string Name { get; set; } = "";

    /// <summary>First characters of the text, to tell tokens apart in a list.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>SHA-256 of the text.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>The most it may do; never more than its account may.</summary>
    public string Role { get; set; } = Roles.Viewer;

    /// <summary>Whose it is; null for one made at the command line.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>Whose it is.</summary>
    public Account? Account { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From when on it is refused.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When it was last accepted, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
}
