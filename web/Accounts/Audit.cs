using Cluster.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cluster.Web.Accounts;

/// <summary>The book of who did what: an entry is written before the deed and completed after it.</summary>
public sealed partial class Audit(IDbContextFactory<AccountsContext> contexts, TimeProvider time, Microsoft.Extensions.Logging.ILogger<Audit> logger)
{
    /// <summary>The outcome of what was done.</summary>
    public const string Done = "done";

    /// <summary>Entries from the newest, optionally of one user.</summary>
    public async Task<Page<AuditEntry>> List(string? user, int skip, int take, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var entries = context.Audit.AsNoTracking().Where(entry => user == null || entry.UserName == user);
        var rows = await entries.OrderByDescending(entry => entry.Id).Skip(skip).Take(take).ToListAsync(cancellation);
        return new Page<AuditEntry>(rows, await entries.LongCountAsync(cancellation));
    }

    /// <summary>Writes that a user is about to do something; the same command again keeps its first entry.</summary>
    public async Task Begin(CommandContext command, string action, string subject, CancellationToken cancellation)
    {
        var at = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO accounts.audit (at, user_name, action, subject, command_id)
            VALUES ({at}, {command.User}, {action}, {subject}, {command.CommandId}) ON CONFLICT (user_name, command_id) DO NOTHING
            """,
            cancellation);
    }

    /// <summary>Writes how it ended and, if it made something, what. Not cancelled with the request, and a failure is only logged: the deed is done.</summary>
    public async Task End(CommandContext command, string outcome, string? made = null)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            await context.Audit
                .Where(entry => entry.UserName == command.User && entry.CommandId == command.CommandId && entry.Outcome != Done)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(entry => entry.Outcome, outcome).SetProperty(entry => entry.Subject, entry => made ?? entry.Subject),
                    CancellationToken.None);
        }
        catch (Exception error) when (error is Npgsql.NpgsqlException or InvalidOperationException)
        {
            OutcomeLost(logger, command.CommandId, outcome, error);
        }
    }

    /// <summary>Writes what was done by this process itself, such as a sign-in.</summary>
    public async Task Note(string user, string action, string subject, string outcome, CancellationToken cancellation)
    {
        var command = CommandContext.New(user);
        await Begin(command, action, subject, cancellation);
        await End(command, outcome);
    }
}
