using Orleans.Concurrency;

namespace Cluster.Contracts.Signals;

/// <summary>Whoever asked for jobs on signals and commits what they made.</summary>
[Alias("Signals.ISignalJobOwner")]
public interface ISignalJobOwner : IGrainWithStringKey
{
    /// <summary>One of its jobs has ended or waits again: look at the rows. Losing the call loses nothing but time.</summary>
    [OneWay, AlwaysInterleave, Alias("JobsChanged")]
    Task JobsChanged();
}
