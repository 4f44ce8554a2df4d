using System.Security.Claims;
using Cluster.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Cluster.Web.Accounts;

/// <summary>Makes, lists and revokes the tokens of the account that is signed in.</summary>
public sealed partial class TokensPage
{
    private IReadOnlyList<TokenView> _tokens = [];
    private CreatedToken? _created;
    private string? _fault;
    private Account _account = default!;

    /// <summary>What the new token is called.</summary>
    [SupplyParameterFromForm(FormName = "create")]
    public string? Name { get; set; }

    /// <summary>What it may do.</summary>
    [SupplyParameterFromForm(FormName = "create")]
    public string? Role { get; set; }

    /// <summary>How long it lives.</summary>
    [SupplyParameterFromForm(FormName = "create")]
    public int? Days { get; set; }

    /// <summary>The token to revoke.</summary>
    [SupplyParameterFromForm(FormName = "revoke")]
    public long? Revoke { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private UserManager<Account> Users { get; set; } = default!;

    [Inject]
    private ApiTokens Tokens { get; set; } = default!;

    [Inject]
    private Audit Audit { get; set; } = default!;

    private string MyRole => Context.User.FindFirstValue(ClaimTypes.Role) ?? Roles.Viewer;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _account = await Users.GetUserAsync(Context.User) ?? throw new InvalidOperationException("The account is gone.");
        await Load();
    }

    private async Task Create()
    {
        try
        {
            _created = await Tokens.Create(Name ?? "", Role ?? "", Days ?? 0, _account, Context.RequestAborted);
            await Audit.Note(_account.UserName!, "token.create", _created.Token.Name, Audit.Done, Context.RequestAborted);
            await Load();
        }
        catch (CommandRefusedException refused)
        {
            _fault = refused.Message;
        }
    }

    private async Task RevokeOne()
    {
        if (Revoke is not { } id || !await Tokens.Revoke(id, _account.Id, Context.RequestAborted))
            return;
        await Audit.Note(_account.UserName!, "token.revoke", $"{id}", Audit.Done, Context.RequestAborted);
        await Load();
    }

    private async Task Load() => _tokens = await Tokens.List(_account.Id, Context.RequestAborted);
}
