using System.Numerics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>Which single fault changed what: lines by half orders, and the floor.</summary>
internal sealed class FaultOwners
{
    private readonly SortedDictionary<int, FaultClass> lines = [];

    /// <summary>The fault that changed a line last.</summary>
    public IEnumerable<(int HalfOrder, FaultClass Fault)> Lines => lines.Select(line => (line.Key, line.Value));

    /// <summary>The faults that make noise.</summary>
    public List<FaultClass> Floors { get; } = [];

    /// <summary>Notes what a fault has done.</summary>
    public void Note(FaultClass fault, Complex[] before, Complex[] after)
    {
        for (var half = 1; half < after.Length; half++)
        {
            if (before[half] != after[half])
                lines[half] = fault;
        }
        if (fault is FaultClass.Lubrication or FaultClass.Wear or FaultClass.Cavitation or FaultClass.Clearance)
            Floors.Add(fault);
    }
}
