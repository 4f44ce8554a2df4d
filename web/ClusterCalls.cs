using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Runtime.Messaging;
using Orleans.Storage;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Cluster.Web;

/// <summary>
/// The one place that tries again: a call to a grain or a query that met a dying silo, a storage conflict or a PostgreSQL in restart is repeated with
/// jitter until a deadline. Whoever sends a command makes its id once, outside, so that it acts once however often it is sent.
/// </summary>
public sealed class ClusterCalls
{
    private readonly ResiliencePipeline _pipeline;

    /// <summary>Reads its deadline from <see cref="WebOptions.CallDeadline"/>.</summary>
    public ClusterCalls(IOptions<WebOptions> options, TimeProvider time) => _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddTimeout(options.Value.CallDeadline)
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(IsTransient),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(2),
            MaxRetryAttempts = int.MaxValue,
        })
        .Build();

    /// <summary>Calls until it works, is refused or the deadline passes (then <see cref="TimeoutRejectedException"/>, answered with 503).</summary>
    public async Task<T> Run<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation) =>
        await _pipeline.ExecuteAsync(async token => await call(token), cancellation);

    /// <summary>Whether the same call may work a moment later.</summary>
    public static bool IsTransient(Exception error) => error switch
    {
        OrleansMessageRejectionException or SiloUnavailableException or ConnectionFailedException or GatewayTooBusyException => true,
        InconsistentStateException or TimeoutException or SocketException => true,
        NpgsqlException database => database.IsTransient,
        _ => error.InnerException is NpgsqlException or SocketException && IsTransient(error.InnerException),
    };
}
