namespace Cluster.Grains.Tests.Optuna;

/// <summary>The system's time, which a test can move on; timers run as they always do.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long _shift;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _shift));

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + Volatile.Read(ref _shift);
}
