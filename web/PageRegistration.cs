using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Contracts.Signals;
using Cluster.Web.Comparisons;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Cluster.Web.Plots;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace Cluster.Web;

/// <summary>Registers and maps everything a browser sees.</summary>
public static class PageRegistration
{
    /// <summary>Razor components, the live feeds and what pages inject; expects an IClusterClient and the query interfaces from the host.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddRadzenCookieThemeService(options =>
        {
            options.Name = ThemeToggle.Cookie;
            options.Duration = TimeSpan.FromDays(365);
        });
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ILiveSource<CampaignUpdate>>(provider =>
            new StreamSource<CampaignUpdate>(provider.GetRequiredService<IClusterClient>(), CampaignStreams.Namespace));
        services.TryAddSingleton<ILiveSource<PoolView>>(provider =>
            new StreamSource<PoolView>(provider.GetRequiredService<IClusterClient>(), DeviceStreams.Namespace));
        services.TryAddSingleton<ILiveSource<DatasetRow>>(provider =>
            new StreamSource<DatasetRow>(provider.GetRequiredService<IClusterClient>(), DatasetStreams.Namespace));
        services.TryAddSingleton<ILiveSource<EvaluationView>>(provider =>
            new StreamSource<EvaluationView>(provider.GetRequiredService<IClusterClient>(), EvaluationStreams.Namespace));
        services.TryAddSingleton<ILiveSource<CartView>>(provider =>
            new StreamSource<CartView>(provider.GetRequiredService<IClusterClient>(), ComparisonStreams.Carts));
        services.TryAddSingleton<ILiveSource<PresenceView>>(provider =>
            new StreamSource<PresenceView>(provider.GetRequiredService<IClusterClient>(), ComparisonStreams.Presence));
        services.AddSingleton<CartFeed>();
        services.AddSingleton<PresenceFeed>();
        services.AddSingleton<SharedCarts>();
        services.AddScoped<MyCart>();
        services.TryAddSingleton<ILiveSource<PredictionsChanged>>(provider =>
            new StreamSource<PredictionsChanged>(provider.GetRequiredService<IClusterClient>(), PredictionStreams.Namespace));
        services.AddScoped<ConnectionWatch>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<ConnectionWatch>());
        services.AddSingleton<CampaignFeed>();
        services.AddSingleton<PoolFeed>();
        services.AddSingleton<DatasetFeed>();
        services.AddSingleton<TestSetFeed>();
        services.AddSingleton<PredictionFeed>();
        services.AddScoped<PageVisibility>();
        services.AddScoped<PlotScript>();
        services.AddScoped<LiveViewers>();
        services.AddScoped<PageCalls>();
        return services;
    }

    /// <summary>Static files and pages.</summary>
    public static WebApplication MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        var pages = app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        // Blazor's script asks for it on every page, the one for signing in too; it holds no more than file names.
        pages.Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && route.EndsWith("_blazor/initializers", StringComparison.Ordinal))
                endpoint.Metadata.Add(new AllowAnonymousAttribute());
        });
        app.MapGet("/", () => Microsoft.AspNetCore.Http.Results.LocalRedirect("/hpo/campaigns"));
        return app;
    }
}
