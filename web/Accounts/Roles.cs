namespace Cluster.Web.Accounts;

/// <summary>What a person or a token may do; each role may do all that those before it may. The names are those of the authorization policies.</summary>
public static class Roles
{
    /// <summary>Reads everything.</summary>
    public const string Viewer = "viewer";

    /// <summary>Makes and steers campaigns, datasets and evaluations.</summary>
    public const string Researcher = "researcher";

    /// <summary>Looks after the pool: scripts that run the cluster use this one.</summary>
    public const string Operator = "operator";

    /// <summary>Manages accounts and reads the audit.</summary>
    public const string Admin = "admin";

    /// <summary>From the least to the most.</summary>
    public static readonly IReadOnlyList<string> All = [Viewer, Researcher, Operator, Admin];

    /// <summary>Whether there is such a role.</summary>
    public static bool Exists(string role) => All.Contains(role);

    /// <summary>This role and those above it.</summary>
    public static IEnumerable<string> From(string role) => All.SkipWhile(other => other != role);

    /// <summary>The same as AuthorizeView wants it.</summary>
    public static string ListFrom(string role) => string.Join(',', From(role));

    /// <summary>The lesser of two roles.</summary>
    public static string Lesser(string one, string other) => From(one).Contains(other) ? one : other;
}
