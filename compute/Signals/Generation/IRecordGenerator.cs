namespace Cluster.Compute.Signals.Generation;

/// <summary>Makes the records of a dataset in any order; the same index gives the same record.</summary>
public interface IRecordGenerator
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>Record <paramref name="index"/> from 0 to <see cref="Count"/> - 1.</summary>
    GeneratedSignal Make(int index);

    /// <summary>The strongest record of a class that comes first: what a preview shows.</summary>
    GeneratedSignal Strongest(FaultClass fault);
}
