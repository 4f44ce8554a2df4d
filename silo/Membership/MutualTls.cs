using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Orleans.Configuration;

namespace Cluster.Silo.Membership;

/// <summary>
/// Mutual TLS on the links between silos and from clients to silos: both sides show a certificate that our own authority signed.
/// Without it whoever reaches a silo port can call any grain.
/// </summary>
internal sealed class MutualTls
{
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(10);

    private readonly X509Certificate2 own;
    private readonly X509Certificate2 authority;

    public MutualTls(X509Certificate2 own, X509Certificate2 authority)
    {
        this.own = own;
        this.authority = authority;
    }

    /// <exception cref="StartupException">A file is no PEM of its kind, or the certificate is not of that authority.</exception>
    public static MutualTls Load(TlsFiles files)
    {
        try
        {
            using var pem = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
            // SslStream wants a certificate whose key is in a key container.
            var certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
            var tls = new MutualTls(certificate, X509CertificateLoader.LoadCertificateFromFile(files.Authority));
            return tls.IsOurs(certificate) ? tls : throw new StartupException($"{files.Certificate} is not valid under the authority in {files.Authority}.");
        }
        catch (CryptographicException error)
        {
            throw new StartupException($"The TLS files {files.Certificate}, {files.Key}, {files.Authority} cannot be read: {error.Message}", error);
        }
    }

    public void Protect(ISiloBuilder silo) => silo.Configure<SiloConnectionOptions>(connections =>
    {
        connections.ConfigureSiloInboundConnection(builder => builder.Use(next => connection => Serve(connection, next)));
        connections.ConfigureGatewayInboundConnection(builder => builder.Use(next => connection => Serve(connection, next)));
        connections.ConfigureSiloOutboundConnection(builder => builder.Use(next => connection => Call(connection, next)));
    });

    public void Protect(IClientBuilder client) => client.Configure<ClientConnectionOptions>(connections =>
        connections.ConfigureConnection(builder => builder.Use(next => connection => Call(connection, next))));

    private Task Serve(ConnectionContext connection, ConnectionDelegate next)
    {
        var server = new SslServerAuthenticationOptions
        {
            ServerCertificate = own,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, shown, _, _) => IsOurs(shown),
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        };
        return Wrap(connection, next, (stream, limit) => stream.AuthenticateAsServerAsync(server, limit));
    }

    private Task Call(ConnectionContext connection, ConnectionDelegate next)
    {
        var client = new SslClientAuthenticationOptions
        {
            TargetHost = "cluster",
            ClientCertificates = [own],
            RemoteCertificateValidationCallback = (_, shown, _, _) => IsOurs(shown),
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        };
        return Wrap(connection, next, (stream, limit) => stream.AuthenticateAsClientAsync(client, limit));
    }

    private static async Task Wrap(ConnectionContext connection, ConnectionDelegate next, Func<SslStream, CancellationToken, Task> authenticate)
    {
        var plain = connection.Transport;
        await using var secure = new SslStream(new DuplexPipeStream(plain));
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed))
        {
            limit.CancelAfter(HandshakeLimit);
            await authenticate(secure, limit.Token);
        }

        var input = PipeReader.Create(secure, new StreamPipeReaderOptions(leaveOpen: true));
        var output = PipeWriter.Create(secure, new StreamPipeWriterOptions(leaveOpen: true));
        connection.Transport = new DuplexPipe(input, output);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = plain;
            await input.CompleteAsync();
            await output.CompleteAsync();
        }
    }

    // Names are not compared: silos are found by address in the membership table, and the authority signs nobody else.
    private bool IsOurs(X509Certificate? shown)
    {
        if (shown is null)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(shown as X509Certificate2 ?? X509CertificateLoader.LoadCertificate(shown.GetRawCertData()));
    }
}
