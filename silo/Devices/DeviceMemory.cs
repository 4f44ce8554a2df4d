namespace Cluster.Silo.Devices;

/// <summary>Waits until a GPU is as free as it was before its first job: the driver may take a while after a worker is gone.</summary>
internal sealed class DeviceMemory(IMachine machine, TimeProvider time)
{
    private const long Slack = 64L << 20;

    private static readonly TimeSpan s_lookEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Memory in use now, to come back to; null on a CPU lane or where it cannot be told.</summary>
    public async Task<long?> Baseline(Lane lane, CancellationToken cancellation) =>
        lane.IsGpu ? await machine.DeviceMemoryUsed(lane.Device, cancellation) : null;

    /// <summary>Whether the device came back to its baseline in time.</summary>
    public async Task<bool> IsBackAt(long? baseline, Lane lane, CancellationToken cancellation)
    {
        if (baseline is not { } free)
            return true;
        var start = time.GetTimestamp();
        while (await machine.DeviceMemoryUsed(lane.Device, cancellation) is { } used && used > free + Slack)
        {
            if (time.GetElapsedTime(start) > s_patience)
                return false;
            await Task.Delay(s_lookEvery, time, cancellation);
        }

        return true;
    }
}
