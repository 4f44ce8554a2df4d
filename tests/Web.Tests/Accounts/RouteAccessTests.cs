using System.Net;
using System.Text.RegularExpressions;
using Cluster.Web.Accounts;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Cluster.Web.Tests.Accounts;

/// <summary>Asks every route as everybody.</summary>
public sealed partial class RouteAccessTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Every_route_is_in_the_table_and_nothing_else_is()
    {
        var mapped = Routes(fixture.Site).Select(route => route.Key).ToHashSet();
        NoneOf("Routes missing in the table", mapped.Except(RouteTable.LeastRole.Keys).Order());
        NoneOf("Routes of the table that are not there", RouteTable.LeastRole.Keys.Except(mapped).Order());
    }

    [Fact]
    public async Task Every_route_lets_in_exactly_the_roles_of_the_table()
    {
        var wrong = new List<string>();
        foreach (var (who, role, token) in await Callers(fixture.Site))
        {
            using var client = fixture.Site.Client(token);
            foreach (var (key, method, path) in Routes(fixture.Site))
            {
                var least = RouteTable.LeastRole[key];
                var expected = least is null || (role is not null && Roles.From(least).Contains(role));
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                if (!expected)
                {
                    var right = role is not null ? HttpStatusCode.Forbidden
                        : who == "anonymous" && method == "GET" && !path.StartsWith("/api", StringComparison.Ordinal) ? HttpStatusCode.Redirect
                        : HttpStatusCode.Unauthorized;
                    if (answer.StatusCode != right)
                        wrong.Add($"{who}: {key} was to be answered {right}, was {answer.StatusCode}");
                }
                else if (answer.StatusCode is HttpStatusCode.Unauthorized || IsRefusal(key, answer))
                {
                    wrong.Add($"{who}: {key} was to be allowed, was {answer.StatusCode}");
                }
            }
        }

        NoneOf("Wrong answers", wrong);
    }

    [Fact]
    public async Task Static_files_are_for_everybody()
    {
        using var client = fixture.Site.Client();
        using var answer = await client.GetAsync("/cluster.css");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static void NoneOf(string what, IEnumerable<string> found) => Assert.False(found.Any(), $"{what}:\n{string.Join('\n', found)}");

    // Making a token by a token is refused by the endpoint itself, whatever the role.
    private static bool IsRefusal(string key, HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Forbidden && key != "POST /api/v1/tokens"
        || answer.Headers.Location?.OriginalString is { } to && (to.Contains("/sign-in?", StringComparison.Ordinal) || to.Contains("/denied", StringComparison.Ordinal));

    private static async Task<List<(string Who, string? Role, string? Token)>> Callers(TestSite site)
    {
        var callers = new List<(string, string?, string?)> { ("anonymous", null, null) };
        foreach (var role in Roles.All)
            callers.Add((role, role, await site.Token(role)));

        var tokens = site.App.Services.GetRequiredService<ApiTokens>();
        var revoked = await tokens.Create("revoked", Roles.Admin, 1, null, CancellationToken.None);
        Assert.True(await tokens.Revoke(revoked.Token.Id, null, CancellationToken.None));
        callers.Add(("revoked token", null, revoked.Text));

        var longAgo = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-2));
        var past = new ApiTokens(site.App.Services.GetRequiredService<IDbContextFactory<AccountsContext>>(), longAgo);
        callers.Add(("expired token", null, (await past.Create("expired", Roles.Admin, 1, null, CancellationToken.None)).Text));
        return callers;
    }

    private static IEnumerable<(string Key, string Method, string Path)> Routes(TestSite site) =>
        from endpoint in ((IEndpointRouteBuilder)site.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        orderby pattern, method
        select ($"{method} {Constraint().Replace(pattern, "{${name}}")}", method, PathOf(pattern));

    // {id:regex(^campaign-[0-9]+$)} -> campaign-1, {id:guid} -> zeros, {name} -> model.safetensors
    private static string PathOf(string pattern) => Constraint().Replace(pattern, parameter => parameter.Groups["rule"].Value switch
    {
        var regex when regex.StartsWith(":regex(^", StringComparison.Ordinal) => regex[":regex(^".Length..].Split('-')[0] + "-1",
        ":guid" => Guid.Empty.ToString(),
        ":long" => "999999",
        ":int:min(0)" => "1",
        ":file" => "cluster.css",
        _ => parameter.Groups["name"].Value == "documentName" ? "v1" : "model.safetensors",
    });

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)(?<rule>(:[^{}]*)?)\??\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Constraint();
}
