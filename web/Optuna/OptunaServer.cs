using System.Security.Cryptography.X509Certificates;
using Cluster.Contracts.Optuna;
using Cluster.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cluster.Web.Optuna;

/// <summary>
/// The port where workers of Optuna join: a small server of its own, so that no page is reached through it and none of the pages' middleware is passed on
/// the way. HTTP/2 only.
/// </summary>
public sealed class OptunaServer(
    OptunaOptions options, IGrainFactory grains, IStudyQueries studies, ClusterCalls calls, TimeProvider time, ILoggerFactory loggers,
    IServiceProvider services)
    : IHostedService, IAsyncDisposable
{
    /// <summary>Trials with many attributes, and whole studies that are copied, are larger than ASP.NET's 4 MB.</summary>
    private const int LargestMessage = 512 << 20;

    private WebApplication? _app;

    /// <summary>Where it listens, once it does.</summary>
    public Uri? Address => _app?.Urls.FirstOrDefault() is { } url ? new Uri(url) : null;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(Listen);
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(grains);
        builder.Services.AddSingleton(studies);
        builder.Services.AddSingleton(calls);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<OptunaStorage>();
        // Interceptors that are no services would be made anew for every call.
        builder.Services.AddSingleton<RefusalInterceptor>();
        builder.Services.AddSingleton<TokenInterceptor>();
        if (options.RequiresToken)
            builder.Services.AddSingleton(new TokenCheck(services.GetRequiredService<ApiTokens>(), calls, time));
        builder.Services.AddGrpc(grpc =>
        {
            (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (LargestMessage, null);
            grpc.Interceptors.Add<RefusalInterceptor>();
            if (options.RequiresToken)
                grpc.Interceptors.Add<TokenInterceptor>();
        });
        _app = builder.Build();
        _app.MapGrpcService<OptunaStorage>();
        await _app.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Listen(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Listen(options.EndPoint, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (options is { Certificate: { } certificate, Key: { } key })
                listen.UseHttps(X509Certificate2.CreateFromPemFile(certificate, key));
        });
    }

    /// <summary>Starts and stops with the process it is part of, which hears the signals.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
