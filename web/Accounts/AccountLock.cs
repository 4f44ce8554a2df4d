using Microsoft.EntityFrameworkCore;

namespace Cluster.Web.Accounts;

/// <summary>Lets one transaction at a time decide who is admin.</summary>
internal static class AccountLock
{
    private const long Key = 0x61636365_73730001;

    /// <summary>Waits for the others; given back with the end of the transaction.</summary>
    public static Task Take(AccountsContext context, CancellationToken cancellation) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Key})", cancellation);
}
