using Cluster.Contracts.Campaigns;
using Orleans.Streams;

namespace Cluster.Web.Live;

/// <summary>Messages of one stream namespace of the cluster.</summary>
public sealed class StreamSource<T>(IClusterClient client, string streamNamespace) : ILiveSource<T>
{
    /// <inheritdoc/>
    public async Task<IAsyncDisposable> Subscribe(string key, Func<T, Task> onNext, CancellationToken cancellation)
    {
        var stream = client.GetStreamProvider(CampaignStreams.Provider).GetStream<T>(StreamId.Create(streamNamespace, key));
        var handle = await stream.SubscribeAsync((item, _) => onNext(item)).WaitAsync(cancellation);
        return new Subscription(handle);
    }

    private sealed class Subscription(StreamSubscriptionHandle<T> handle) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await handle.UnsubscribeAsync();
    }
}
