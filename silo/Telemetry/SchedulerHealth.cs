using Cluster.Contracts.Devices;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cluster.Silo.Telemetry;

/// <summary>The scheduler of the main pool answers, so that work can be handed out.</summary>
internal sealed class SchedulerHealth(IGrainFactory grains) : IHealthCheck
{
    private const string MainPool = "pool-main";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pool = await grains.GetGrain<ISchedulerGrain>(MainPool).View(cancellationToken).WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy($"{pool.Silos.Count} silos in {MainPool}");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever a grain call ends with is the answer here: the pool cannot be reached.
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }
}
