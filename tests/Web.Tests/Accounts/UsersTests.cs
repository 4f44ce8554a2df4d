using System.Net;
using System.Net.Http.Json;
using Cluster.Web.Accounts;

namespace Cluster.Web.Tests.Accounts;

public sealed class UsersTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Last_admin_cannot_be_demoted_nor_locked()
    {
        await using var site = await TestSite.Start(postgres);
        var admin = await site.AddAccount("ada", Roles.Admin);
        using var browser = await site.SignedIn("ada");
        using var demotion = await browser.PutAsJsonAsync($"/api/v1/users/{admin.Id}/role", new RoleRequest(Roles.Viewer));
        using var locking = await browser.PutAsJsonAsync($"/api/v1/users/{admin.Id}/lock", new LockRequest(true));
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (demotion.StatusCode, locking.StatusCode));
        var user = Assert.Single((await browser.GetFromJsonAsync<List<UserView>>("/api/v1/users"))!);
        Assert.Equal((Roles.Admin, false), (user.Role, user.IsLocked));
    }

    [Fact]
    public async Task Admin_makes_an_account_by_the_page_and_it_signs_in()
    {
        await using var site = await TestSite.Start(postgres);
        await site.AddAccount("ada", Roles.Admin);
        using var admin = await site.SignedIn("ada");
        using var made = await TestSite.Post(admin, "/account/users", "create", ("Name", "grace"), ("Password", TestSite.Password), ("NewRole", Roles.Operator));
        Assert.Contains("grace", await made.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var grace = await site.SignedIn("grace");
        Assert.Equal(new MeView("grace", Roles.Operator, false), await grace.GetFromJsonAsync<MeView>("/api/v1/me"));
    }

    [Fact]
    public async Task Faults_of_a_new_account_are_told_by_field()
    {
        await using var site = await TestSite.Start(postgres);
        using var admin = site.Client(await site.Token(Roles.Admin));
        using var answer = await admin.PostAsJsonAsync("/api/v1/users", new UserRequest("grace", "short", Roles.Viewer));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"password\":[\"Passwords must be at least 12 characters.\"]", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_password_is_the_one_that_counts()
    {
        await using var site = await TestSite.Start(postgres);
        await site.AddAccount("ada", Roles.Viewer);
        using var browser = await site.SignedIn("ada");
        using var changed = await TestSite.Post(browser, "/account", "password", ("OldPassword", TestSite.Password), ("NewPassword", "another horse entirely"));
        Assert.Contains("The password is changed", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = site.Client();
        using var old = await TestSite.Post(other, "/sign-in", "sign-in", ("Name", "ada"), ("Password", TestSite.Password));
        using var fresh = await TestSite.Post(other, "/sign-in", "sign-in", ("Name", "ada"), ("Password", "another horse entirely"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (old.StatusCode, fresh.StatusCode));
    }
}
