using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cluster.Web.Accounts;
using Cluster.Web.Optuna;
using Cluster.Web.Optuna.Wire;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cluster.Web.Tests.Optuna;

/// <summary>Open to the network, the port speaks TLS and lets in only calls with a token of the right role.</summary>
public sealed class OptunaAccessTests(SiteFixture fixture) : IClassFixture<SiteFixture>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("optuna-").FullName;
    private OptunaServer _server = null!;
    private GrpcChannel _channel = null!;

    public async ValueTask InitializeAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var (certificateFile, keyFile) = (Path.Combine(_folder, "cert.pem"), Path.Combine(_folder, "key.pem"));
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        var services = fixture.Site.App.Services;
        _server = new OptunaServer(
            new(new IPEndPoint(IPAddress.Loopback, 0), certificateFile, keyFile, RequiresToken: true), fixture.Site.Grains, fixture.Site.Studies,
            services.GetRequiredService<ClusterCalls>(), TimeProvider.System, NullLoggerFactory.Instance, services);
        await _server.StartAsync(CancellationToken.None);
        var fingerprint = certificate.Thumbprint;
        var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, found, _, _) => (found as X509Certificate2)?.Thumbprint == fingerprint } };
        _channel = GrpcChannel.ForAddress(_server.Address!, new GrpcChannelOptions { HttpHandler = handler });
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Without_a_token_or_with_a_wrong_one_nobody_is_answered()
    {
        Assert.Equal(Uri.UriSchemeHttps, _server.Address!.Scheme);
        Assert.Equal(StatusCode.Unauthenticated, await Read(null));
        Assert.Equal(StatusCode.Unauthenticated, await Read("Bearer cluster_nonsense"));
        Assert.Equal(StatusCode.Unauthenticated, await Read("Basic YTpi"));
    }

    [Fact]
    public async Task Viewer_reads_and_researcher_writes_in_the_name_of_the_token()
    {
        var (viewer, researcher) = (await fixture.Site.Token(Roles.Viewer), await fixture.Site.Token(Roles.Researcher));
        Assert.Equal(StatusCode.OK, await Read($"Bearer {viewer}"));
        Assert.Equal(StatusCode.PermissionDenied, await Create($"Bearer {viewer}"));
        fixture.Site.StudyRegistry.Created.Clear();
        Assert.Equal(StatusCode.OK, await Create($"bearer {researcher}"));
        Assert.StartsWith("researcher-", Assert.Single(fixture.Site.StudyRegistry.Created).Context.User, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_tls_nothing_is_heard()
    {
        using var plain = GrpcChannel.ForAddress($"http://{_server.Address!.Authority}");
        Assert.NotEqual(StatusCode.OK, await Status(plain, "GetAllStudies", new GetAllStudiesRequest(), GetAllStudiesReply.Parser, null));
    }

    private Task<StatusCode> Read(string? authorization) => Status(_channel, "GetAllStudies", new GetAllStudiesRequest(), GetAllStudiesReply.Parser, authorization);

    private Task<StatusCode> Create(string authorization) => Status(
        _channel, "CreateNewStudy", new CreateNewStudyRequest { StudyName = "s", Directions = { Web.Optuna.Wire.StudyDirection.Minimize } }, CreateNewStudyReply.Parser, authorization);

    private static async Task<StatusCode> Status<TRequest, TReply>(GrpcChannel channel, string name, TRequest request, MessageParser<TReply> parser, string? authorization)
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage<TReply>
    {
        var method = new Method<TRequest, TReply>(
            MethodType.Unary, "optuna.StorageService", name, Marshallers.Create<TRequest>(message => message.ToByteArray(), _ => throw new NotSupportedException()),
            Marshallers.Create<TReply>(_ => throw new NotSupportedException(), bytes => parser.ParseFrom(bytes)));
        var metadata = authorization is null ? [] : new Metadata { { "authorization", authorization } };
        try
        {
            await channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(metadata), request);
            return StatusCode.OK;
        }
        catch (RpcException refused)
        {
            return refused.StatusCode;
        }
    }
}
