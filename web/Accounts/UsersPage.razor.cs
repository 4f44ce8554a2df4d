using Cluster.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Cluster.Web.Accounts;

/// <summary>Where an admin makes accounts, gives roles and locks.</summary>
public sealed partial class UsersPage
{
    private IReadOnlyList<UserView> _users = [];
    private string? _changeFault;
    private string? _createFault;

    /// <summary>The account to change.</summary>
    [SupplyParameterFromForm(FormName = "change")]
    public Guid? User { get; set; }

    /// <summary>The role to give it.</summary>
    [SupplyParameterFromForm(FormName = "change")]
    public string? Role { get; set; }

    /// <summary>What to change: role, lock or unlock.</summary>
    [SupplyParameterFromForm(FormName = "change")]
    public string? Change { get; set; }

    /// <summary>Name of a new account.</summary>
    [SupplyParameterFromForm(FormName = "create")]
    public string? Name { get; set; }

    /// <summary>Password of a new account.</summary>
    [SupplyParameterFromForm(FormName = "create")]
    public string? Password { get; set; }

    /// <summary>Role of a new account.</summary>
    [SupplyParameterFromForm(FormName = "create")]
    public string? NewRole { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private Users Users { get; set; } = default!;

    [Inject]
    private Audit Audit { get; set; } = default!;

    private string Admin => Context.User.Identity!.Name!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _users = await Users.List(Context.RequestAborted);

    private async Task ChangeOne()
    {
        if (User is not { } id)
            return;
        try
        {
            var user = Change == "role"
                ? await Users.SetRole(id, Role ?? "", Context.RequestAborted)
                : await Users.SetLocked(id, Change == "lock", Context.RequestAborted);
            await Audit.Note(Admin, $"user.{Change}", Change == "role" ? $"{user.Name} {user.Role}" : user.Name, Audit.Done, Context.RequestAborted);
        }
        catch (CommandRefusedException refused)
        {
            _changeFault = refused.Message;
        }

        _users = await Users.List(Context.RequestAborted);
    }

    private async Task Create()
    {
        var (result, user) = await Users.Create(Name ?? "", Password ?? "", NewRole ?? "");
        if (!result.Succeeded)
        {
            _createFault = string.Join(" ", result.Errors.Select(error => error.Description));
            return;
        }

        await Audit.Note(Admin, "user.create", user.Name, Audit.Done, Context.RequestAborted);
        _users = await Users.List(Context.RequestAborted);
    }
}
