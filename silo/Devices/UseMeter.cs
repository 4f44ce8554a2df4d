namespace Cluster.Silo.Devices;

/// <summary>How much CPU and memory processes use: CPU is the difference to the last time the same process was looked at.</summary>
internal sealed class UseMeter(IMachine machine, TimeProvider time)
{
    private readonly Dictionary<int, (ProcessSample Sample, long At)> _last = [];

    public ProcessUse Of(int processId)
    {
        if (machine.Sample(processId) is not { } sample)
        {
            _last.Remove(processId);
            return ProcessUse.None;
        }

        var now = time.GetTimestamp();
        var cores = _last.TryGetValue(processId, out var before) && before.Sample.StartTicks == sample.StartTicks && now > before.At
            ? (sample.Cpu - before.Sample.Cpu) / time.GetElapsedTime(before.At, now)
            : 0;
        _last[processId] = (sample, now);
        return new ProcessUse(cores, sample.MemoryBytes);
    }
}
