namespace Cluster.Contracts.Signals;

/// <summary>What pages read of datasets and signals.</summary>
public interface IDatasetQueries
{
    /// <summary>Datasets, newest first.</summary>
    Task<Page<DatasetRow>> List(string? search, int skip, int take, CancellationToken cancellation);

    /// <summary>A dataset at a version (null for the newest), or null.</summary>
    Task<DatasetView?> Get(string dataset, int? version, CancellationToken cancellation);

    /// <summary>Signals of a dataset version, in id order, optionally of one label or side.</summary>
    Task<Page<SignalRow>> Signals(string dataset, int version, string? label, string? split, int skip, int take, CancellationToken cancellation);

    /// <summary>One signal, or null.</summary>
    Task<SignalRow?> Signal(string signal, CancellationToken cancellation);

    /// <summary>
    /// Samples of a signal between two times (s): all of them if they are at most <paramref name="points"/>, else the minimum and maximum of
    /// equal buckets, so that no extreme is lost.
    /// </summary>
    Task<SampleWindow?> Samples(string signal, double? fromSeconds, double? toSeconds, int points, CancellationToken cancellation);
}
