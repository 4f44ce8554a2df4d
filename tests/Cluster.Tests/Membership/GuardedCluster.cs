using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cluster.Chaos.Processes;
using Cluster.Silo.Tests.Telemetry;

namespace Cluster.Silo.Tests.Membership;

/// <summary>Two silos and a web process whose links speak mutual TLS and which send their telemetry to the test.</summary>
public sealed class GuardedCluster : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("cluster-certificates-").FullName;

    /// <summary>The processes.</summary>
    public RunningCluster Cluster { get; private set; } = null!;

    /// <summary>What they send.</summary>
    public TelemetryReceiver Telemetry { get; } = new();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var settings = Certificates("ours");
        settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = Telemetry.Address;
        settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        settings["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
        Cluster = await RunningCluster.Start(BuiltProgram.Find(), silos: 2, settings, TimeProvider.System);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Cluster is not null)
            await Cluster.DisposeAsync();
        Telemetry.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Settings for a process with a certificate of a new authority.</summary>
    public Dictionary<string, string> Certificates(string name)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest($"CN={name}", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var authority = authorityRequest.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var node = new CertificateRequest("CN=node", key, HashAlgorithmName.SHA256).Create(authority, now.AddHours(-1), now.AddHours(1), RandomNumberGenerator.GetBytes(8));
        return new Dictionary<string, string>
        {
            ["TLS_CERT"] = Write($"{name}.crt", node.ExportCertificatePem()),
            ["TLS_KEY"] = Write($"{name}.key", key.ExportPkcs8PrivateKeyPem()),
            ["TLS_CA"] = Write($"{name}-authority.crt", authority.ExportCertificatePem()),
        };
    }

    private string Write(string name, string pem)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, pem);
        return path;
    }
}
