using Cluster.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Cluster.Web.Accounts;

/// <summary>Signs in by name and password, or with a one-time token creates the first admin.</summary>
public sealed partial class SignInPage
{
    private string? _fault;
    private bool _isOpen;

    /// <summary>The one-time token of a first start.</summary>
    [SupplyParameterFromQuery]
    public string? Token { get; set; }

    /// <summary>Where to go afterwards.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>Name of the account.</summary>
    [SupplyParameterFromForm]
    public string? Name { get; set; }

    /// <summary>Its password.</summary>
    [SupplyParameterFromForm]
    public string? Password { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private SignIn SignIn { get; set; } = default!;

    [Inject]
    private FirstSignIn First { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Token is not null)
            _isOpen = await First.IsOpen(Token, Context.RequestAborted);
    }

    private async Task SignInByPassword()
    {
        if (await SignIn.WithPassword(Name ?? "", Password ?? "", Context.RequestAborted))
            Navigation.NavigateTo(LocalPath(ReturnUrl));
        else
            _fault = SignIn.Refused;
    }

    private async Task CreateAdmin()
    {
        try
        {
            var result = await First.CreateAdmin(Token ?? "", Name ?? "", Password ?? "", Context.RequestAborted);
            if (result.Succeeded)
            {
                await SignIn.Trusted(Name!, Context.RequestAborted);
                Navigation.NavigateTo("/");
                return;
            }

            _fault = string.Join(" ", result.Errors.Select(error => error.Description));
        }
        catch (CommandRefusedException)
        {
            _isOpen = false;
        }
    }

    /// <summary>A path on this site: a link that came by mail must not lead to another one.</summary>
    private static string LocalPath(string? url) =>
        url is { Length: > 0 } && url[0] == '/' && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl) ? url : "/";
}
