namespace Cluster.Silo.Devices;

/// <summary>How much CPU and memory processes use: CPU is the difference to the round before.</summary>
internal sealed class UseMeter(IMachine machine, TimeProvider time)
{
    private Dictionary<int, (ProcessSample Sample, long At)> _before = [];
    private Dictionary<int, (ProcessSample Sample, long At)> _now = [];

    /// <summary>Begins a round: what the last one did not look at is forgotten.</summary>
    public void Begin() => (_before, _now) = (_now, []);

    public ProcessUse Of(int processId)
    {
        if (machine.Sample(processId) is not { } sample)
            return ProcessUse.None;
        var at = time.GetTimestamp();
        _now[processId] = (sample, at);
        var cores = _before.TryGetValue(processId, out var before) && before.Sample.StartTicks == sample.StartTicks && at > before.At
            ? (sample.Cpu - before.Sample.Cpu) / time.GetElapsedTime(before.At, at)
            : 0;
        return new ProcessUse(cores, sample.MemoryBytes);
    }
}
