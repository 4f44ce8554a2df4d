namespace Cluster.Web.Accounts;

/// <summary>Who did what, when, and how it ended; written before the deed, its outcome after it.</summary>
public sealed class AuditEntry
{
    /// <summary>Number of the row.</summary>
    public long Id { get; set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Name of the account, or of the token as <c>token/name</c>.</summary>
    public string UserName { get; set; } = "";

    /// <summary>What was asked, such as <c>campaign.pause</c>.</summary>
    public string Action { get; set; } = "";

    /// <summary>What it was asked of, such as <c>campaign-12</c>.</summary>
    public string Subject { get; set; } = "";

    /// <summary>The command's id: one row, however often it is sent.</summary>
    public Guid CommandId { get; set; }

    /// <summary>"done", or why not; null while it is not known.</summary>
    public string? Outcome { get; set; }
}
