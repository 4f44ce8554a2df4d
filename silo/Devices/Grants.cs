namespace Cluster.Silo.Devices;

/// <summary>How many requests for leases were sent and how many are answered, failed ones too.</summary>
internal sealed class Grants
{
    private long _asked;
    private long _answered;

    public long Asked => Interlocked.Read(ref _asked);

    public long Answered => Interlocked.Read(ref _answered);

    public void Ask() => Interlocked.Increment(ref _asked);

    public void Answer() => Interlocked.Increment(ref _answered);
}
