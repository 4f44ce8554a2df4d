using Cluster.Silo.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Cluster.Silo.Telemetry;

/// <summary>PostgreSQL answers and has a schema this program can use.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource pool) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await pool.OpenConnectionAsync(cancellationToken);
            await SchemaVersion.Require(connection, cancellationToken);
            return HealthCheckResult.Healthy($"schema version {SchemaVersion.Program}");
        }
        catch (StartupException wrong)
        {
            return HealthCheckResult.Unhealthy(wrong.Message);
        }
        catch (NpgsqlException error)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }
}
