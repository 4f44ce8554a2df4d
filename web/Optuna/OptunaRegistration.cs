using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Optuna;

/// <summary>Opens the port for workers of Optuna.</summary>
public static class OptunaRegistration
{
    /// <summary>Expects the registrations of the web side, a cluster client and the queries of the contracts.</summary>
    public static IServiceCollection AddOptuna(this IServiceCollection services, OptunaOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<OptunaServer>();
        services.AddHostedService(provider => provider.GetRequiredService<OptunaServer>());
        return services;
    }
}
