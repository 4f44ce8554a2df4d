using Microsoft.AspNetCore.Identity;

namespace Cluster.Web.Accounts;

/// <summary>A person who signs in; has exactly one role.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>One of <see cref="Roles.All"/>.</summary>
    public string Role { get; set; } = Roles.Viewer;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
