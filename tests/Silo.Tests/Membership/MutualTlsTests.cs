using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cluster.Silo.Membership;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cluster.Silo.Tests.Membership;

/// <summary>A silo whose ports speak mutual TLS, and who gets in.</summary>
public sealed class MutualTlsTests : IAsyncLifetime
{
    private readonly X509Certificate2 authority = Authority("ours");
    private readonly int gateway = FreePort.Choose(IPAddress.Loopback);
    private IHost silo = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var tls = new MutualTls(Issue(authority), authority);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(server =>
        {
            server.UseLocalhostClustering(FreePort.Choose(IPAddress.Loopback), gateway);
            tls.Protect(server);
        });
        silo = builder.Build();
        await silo.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await silo.StopAsync(CancellationToken.None);
        silo.Dispose();
        authority.Dispose();
    }

    [Fact]
    public async Task Client_of_our_authority_reaches_the_grains()
    {
        using var client = Client(Issue(authority));
        await client.StartAsync(Cancellation);
        var hosts = await client.Services.GetRequiredService<IClusterClient>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        Assert.Single(hosts);
        await client.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Client_of_another_authority_is_refused()
    {
        using var other = Authority("other");
        using var foreign = Issue(other);
        Assert.True(await IsRefused(foreign));
    }

    [Fact]
    public async Task Client_without_certificate_is_refused() => Assert.True(await IsRefused(own: null));

    [Fact]
    public async Task Plain_client_is_hung_up_on()
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, gateway, Cancellation);
        var stream = tcp.GetStream();
        await stream.WriteAsync(new byte[64], Cancellation);
        var answered = 0;
        var ended = await Record.ExceptionAsync(async () =>
        {
            // At most a TLS alert, then the end.
            var buffer = new byte[64];
            for (int read; (read = await stream.ReadAsync(buffer, Cancellation)) > 0;)
                answered += read;
        });
        Assert.True(ended is null or IOException, $"{ended}");
        Assert.InRange(answered, 0, 7);
    }

    // In TLS 1.3 a client learns that it was refused with its first read.
    private async Task<bool> IsRefused(X509Certificate2? own)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, gateway, Cancellation);
        await using var stream = new SslStream(tcp.GetStream(), leaveInnerStreamOpen: false, (_, shown, _, _) => shown is not null);
        try
        {
            var options = new SslClientAuthenticationOptions { TargetHost = "cluster", ClientCertificates = own is null ? null : [own] };
            await stream.AuthenticateAsClientAsync(options, Cancellation);
            return await stream.ReadAsync(new byte[1], Cancellation) == 0;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return true;
        }
    }

    private IHost Client(X509Certificate2 own)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.UseLocalhostClustering(gateway);
            new MutualTls(own, authority).Protect(client);
        });
        return builder.Build();
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private static X509Certificate2 Issue(X509Certificate2 issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=node", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var signed = request.Create(issuer, now.AddHours(-1), now.AddHours(1), RandomNumberGenerator.GetBytes(8));
        using var pair = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), password: null);
    }
}
