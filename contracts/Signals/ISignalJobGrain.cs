using Cluster.Contracts.Devices;

namespace Cluster.Contracts.Signals;

/// <summary>One job that makes records of a dataset or lays its features out; key such as <c>generation-7</c> or <c>projection-2</c>.</summary>
[Alias("Signals.ISignalJobGrain")]
public interface ISignalJobGrain : IJobGrain;
