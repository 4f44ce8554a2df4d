using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Accounts;

/// <summary>Accounts, cookies, tokens and the policies; everything is denied unless an endpoint says otherwise.</summary>
internal static class AccountRegistration
{
    /// <summary>How soon a cookie or circuit notices a lock or a new role.</summary>
    public static readonly TimeSpan StampIsCheckedEvery = TimeSpan.FromMinutes(1);

    private const string CookieOrToken = "CookieOrToken";

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddAccountStorage();
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Password = new PasswordOptions
                {
                    RequiredLength = 12,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddEntityFrameworkStores<AccountsContext>()
            .AddClaimsPrincipalFactory<AccountPrincipals>()
            .AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = StampIsCheckedEvery);
        services.AddScoped<FirstSignIn>();
        services.AddScoped<SignIn>();
        services.AddScoped<Users>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<Audit>();
        services.AddSingleton<IOutgoingGrainCallFilter, CommandAudit>();
        services.AddScoped<AuthenticationStateProvider, RevalidatedAccount>();
        services.AddSchemes();
        services.AddPolicies();
    }

    private static void AddSchemes(this IServiceCollection services)
    {
        services.AddAuthentication(CookieOrToken)
            .AddPolicyScheme(CookieOrToken, null, scheme => scheme.ForwardDefaultSelector = context =>
                context.Features.Get<IExceptionHandlerFeature>() is not null ? NobodyHandler.SchemeName
                : ApiTokenHandler.IsMeantBy(context.Request) ? ApiTokenHandler.SchemeName
                : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, NobodyHandler>(NobodyHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.SchemeName, null)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "cluster";
            cookie.Cookie.HttpOnly = true;
            // Strict would make a link in a mail or a terminal look like nobody is signed in; SameOrigin keeps other sites' commands out.
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/denied";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = ValidateStamp;
            cookie.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        });
    }

    private static Task<bool> ValidateStamp(CookieValidatePrincipalContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<ClusterCalls>().Run(
            async _ =>
            {
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                return true;
            },
            context.HttpContext.RequestAborted);

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (HttpMethods.IsGet(context.Request.Method) && !Api.IsAskedBy(context.Request))
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static void AddPolicies(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var role in Roles.All)
            authorization.AddPolicy(role, new AuthorizationPolicyBuilder().RequireRole(Roles.From(role)).Build());
        var viewer = new AuthorizationPolicyBuilder().RequireRole(Roles.All).Build();
        authorization.SetDefaultPolicy(viewer).SetFallbackPolicy(viewer);
    }
}
