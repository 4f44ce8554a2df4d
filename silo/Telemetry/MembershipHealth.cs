using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cluster.Silo.Telemetry;

/// <summary>The other silos count this one as active.</summary>
internal sealed class MembershipHealth(IClusterMembershipService membership, ILocalSiloDetails self) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = membership.CurrentSnapshot.GetSiloStatus(self.SiloAddress);
        var detail = $"silo {self.Name} at {self.SiloAddress.Endpoint} is {status}";
        return Task.FromResult(status == SiloStatus.Active ? HealthCheckResult.Healthy(detail) : HealthCheckResult.Unhealthy(detail));
    }
}
