using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Cluster.Web.Accounts;

/// <summary>Who is signed in; signs out and changes the password.</summary>
public sealed partial class AccountPage
{
    private string? _fault;
    private bool _changed;

    /// <summary>The present password.</summary>
    [SupplyParameterFromForm]
    public string? OldPassword { get; set; }

    /// <summary>The password from now on.</summary>
    [SupplyParameterFromForm]
    public string? NewPassword { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private UserManager<Account> Users { get; set; } = default!;

    [Inject]
    private SignInManager<Account> SignInManager { get; set; } = default!;

    [Inject]
    private Audit Audit { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private async Task SignOut()
    {
        await SignInManager.SignOutAsync();
        Navigation.NavigateTo("/sign-in");
    }

    private async Task ChangePassword()
    {
        var account = await Users.GetUserAsync(Context.User) ?? throw new InvalidOperationException("The account is gone.");
        var result = await Users.ChangePasswordAsync(account, OldPassword ?? "", NewPassword ?? "");
        await Audit.Note(account.UserName!, "password.change", account.UserName!, result.Succeeded ? Audit.Done : "refused", Context.RequestAborted);
        if (result.Succeeded)
            await SignInManager.RefreshSignInAsync(account);
        else
            _fault = string.Join(" ", result.Errors.Select(error => error.Description));
        _changed = result.Succeeded;
    }
}
