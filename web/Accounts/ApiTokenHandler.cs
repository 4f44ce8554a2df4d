using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Cluster.Web.Accounts;

/// <summary>Accepts <c>Authorization: Bearer cluster_...</c>.</summary>
public sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiTokens tokens, ClusterCalls calls)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the scheme, and authentication type of its identities.</summary>
    public const string SchemeName = "ApiToken";

    private const string Bearer = "Bearer ";

    /// <summary>Whether a request brings a bearer token, good or bad.</summary>
    public static bool IsMeantBy(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsMeantBy(Request))
            return AuthenticateResult.NoResult();
        var text = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        if (!text.StartsWith(ApiTokens.Prefix, StringComparison.Ordinal)
            || await calls.Run(token => tokens.Find(text, token), Context.RequestAborted) is not { } owner)
            return AuthenticateResult.Fail("The token is unknown, revoked or expired.");

        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new Claim(ClaimTypes.Name, owner.Name));
        identity.AddClaim(new Claim(ClaimTypes.Role, owner.Role));
        if (owner.Account is { } account)
            identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return base.HandleChallengeAsync(properties);
    }
}
