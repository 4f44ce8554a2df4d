namespace Cluster.Web.Live;

/// <summary>Where live messages come from: an Orleans stream, or a test's hand.</summary>
public interface ILiveSource<T>
{
    /// <summary>Delivers every message published under <paramref name="key"/> until the subscription is disposed.</summary>
    Task<IAsyncDisposable> Subscribe(string key, Func<T, Task> onNext, CancellationToken cancellation);
}
