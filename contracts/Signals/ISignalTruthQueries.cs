namespace Cluster.Contracts.Signals;

/// <summary>What is kept beside the samples of a generated signal; null where there is no such signal or nothing was kept.</summary>
public interface ISignalTruthQueries
{
    /// <summary>Where and how strongly the fault shows.</summary>
    Task<SignalTruth?> Truth(string signal, CancellationToken cancellation);

    /// <summary>Times (s) at which the shaft's mark passed.</summary>
    Task<double[]?> Tacho(string signal, CancellationToken cancellation);

    /// <summary>Samples of the Y direction, in the unit and at the rate of the signal itself, which is X.</summary>
    Task<float[]?> Second(string signal, CancellationToken cancellation);
}
