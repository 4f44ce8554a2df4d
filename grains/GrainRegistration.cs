using Cluster.Grains.Devices;
using Cluster.Grains.Models;
using Cluster.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Cluster.Grains;

/// <summary>Adds what the grains need to a silo.</summary>
public static class GrainRegistration
{
    /// <summary>Our grain storage as the default, and the lease options.</summary>
    public static ISiloBuilder AddClusterGrains(this ISiloBuilder silo)
    {
        silo.Services.AddClusterStorage();
        silo.Services.AddKeyedSingleton<IGrainStorage>("Default", (p, _) => p.GetRequiredService<PostgresGrainStorage>());
        silo.Services.AddSingleton<IGrainStorage>(p => p.GetRequiredService<PostgresGrainStorage>());
        silo.Services.AddSingleton<EvaluationNews>();
        silo.Services.AddSingleton<PredictionNews>();
        silo.Services.AddOptions<LeaseOptions>();
        return silo;
    }
}
