namespace Cluster.Silo.Devices;

/// <summary>Waiting times of one series of attempts: 100 ms, doubled up to 2 s.</summary>
internal sealed class Backoff(TimeProvider time)
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);

    private TimeSpan _next = s_first;

    public Task Wait(CancellationToken cancellation)
    {
        var delay = _next;
        _next = delay * 2 < s_longest ? delay * 2 : s_longest;
        return Task.Delay(delay, time, cancellation);
    }

    public void Reset() => _next = s_first;
}
