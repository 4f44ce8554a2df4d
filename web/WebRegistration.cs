using System.Text.Json;
using System.Text.Json.Serialization;
using Cluster.Web.Accounts;
using Cluster.Web.Campaigns;
using Cluster.Web.Comparisons;
using Cluster.Web.Comparisons.Exports;
using Cluster.Web.Devices;
using Cluster.Web.Models;
using Cluster.Web.Optuna;
using Cluster.Web.Signals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cluster.Web;

/// <summary>Everything behind the HTTP port: accounts, the API and the pages.</summary>
public static class WebRegistration
{
    private static readonly string[] _loopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>
    /// Expects in DI a cluster client or silo, an NpgsqlDataSource, and the query interfaces of the contracts. Host names other than the loopback ones are
    /// refused unless the setting <c>AllowedHosts</c> names them (separated by semicolons).
    /// </summary>
    public static void AddClusterWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ClusterCalls>();
        services.AddSingleton<CampaignEventStream>();
        services.AddPages();
        services.AddComparisonExports();
        services.AddAccounts();
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "cluster-form";
            form.SuppressXFrameOptionsHeader = true;
        });
        services.AddRateLimits();
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemHandler>();
        services.AddValidation();
        services.AddApiDescription();
        services.ConfigureHttpJsonOptions(json => Strict(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        if (string.IsNullOrEmpty(builder.Configuration["AllowedHosts"]))
            services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = _loopbackHosts);
    }

    /// <summary>The middleware in its order, then every route.</summary>
    public static void MapClusterWeb(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseWhen(context => Api.IsAskedBy(context.Request), api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(context => !Api.IsAskedBy(context.Request), pages => pages.UseExceptionHandler("/error", createScopeForErrors: true).ExplainMissingPages());
        // After them, so that the page of an error or of a missing page is looked up anew.
        app.UseRouting();
        app.UseSameOrigin();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapOpenApi().AllowAnonymous();
        app.MapAccounts();
        app.MapCampaigns();
        app.MapTrials();
        app.MapStudies();
        app.MapDatasets();
        app.MapImports();
        app.MapSignals();
        app.MapCurves();
        app.MapExplorer();
        app.MapProjections();
        app.MapTruths();
        app.MapPreviews();
        app.MapSignalExports();
        app.MapEvaluations();
        app.MapCart();
        app.MapComparisons();
        app.MapPredictions();
        app.MapComparisonExports();
        app.MapDifferences();
        app.MapDevices();
        app.MapPages();
    }

    // Only a page that is not there: a denied one keeps its status.
    private static void ExplainMissingPages(this IApplicationBuilder pages)
    {
        pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        pages.Use(async (context, next) =>
        {
            await next(context);
            if (context.Response.StatusCode != StatusCodes.Status404NotFound && context.Features.Get<IStatusCodePagesFeature>() is { } explanation)
                explanation.Enabled = false;
        });
    }

    // Enums as words, numbers as numbers, nothing left out that is needed, nothing let in that is not known.
    internal static void Strict(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
