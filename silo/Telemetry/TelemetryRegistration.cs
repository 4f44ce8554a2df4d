using Npgsql;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Cluster.Silo.Telemetry;

/// <summary>Traces, metrics and logs: scraped at <c>/metrics</c>, and sent by OTLP when OTEL_EXPORTER_OTLP_ENDPOINT is set.</summary>
internal static class TelemetryRegistration
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>All our own meters and activity sources are named Cluster.Something.</summary>
    private const string Own = "Cluster.*";

    public static void AddTelemetry(this WebApplicationBuilder builder, NodeOptions options)
    {
        var exports = !string.IsNullOrEmpty(builder.Configuration[Endpoint]);
        var telemetry = builder.Services.AddOpenTelemetry();
        telemetry.ConfigureResource(resource => resource.AddService(
            "cluster", serviceNamespace: options.ClusterId, serviceVersion: ProductVersion.Text, serviceInstanceId: options.SiloName));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter("Microsoft.Orleans", "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", Own);
            metrics.AddRuntimeInstrumentation();
            metrics.AddPrometheusExporter();
            if (exports)
                metrics.AddOtlpExporter();
        });
        if (!exports)
            return;
        telemetry.WithTracing(traces =>
        {
            traces.AddSource("Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime", Own);
            traces.AddAspNetCoreInstrumentation(requests => requests.Filter = context => !HealthEndpoints.IsProbe(context.Request.Path));
            traces.AddNpgsql();
            traces.AddOtlpExporter();
        });
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.AddOtlpExporter();
        });
    }
}
