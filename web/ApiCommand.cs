using System.ComponentModel;
using System.Security.Claims;
using Cluster.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Cluster.Web;

/// <summary>What every command of the API brings: its sender, and the id that makes it safe to send again.</summary>
internal sealed record ApiCommand(
    ClaimsPrincipal User,
    [property: FromHeader(Name = ApiCommand.KeyHeader), Description("A UUID made by the client: the same one again gives the same answer.")] Guid? Key)
{
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>The same for all attempts of this request.</summary>
    public CommandContext Context() => _context;

    private readonly CommandContext _context = new(User.Identity!.Name!, Key ?? Guid.NewGuid());
}
