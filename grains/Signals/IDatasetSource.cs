using Cluster.Compute.Signals.Formats;

namespace Cluster.Grains.Signals;

/// <summary>Where the signals of a new dataset come from, one after the other.</summary>
internal interface IDatasetSource
{
    /// <summary>How many signals there will be.</summary>
    int Total { get; }

    /// <summary>Makes or reads signal <paramref name="index"/>; a fault is an exception whose message says what and where.</summary>
    Task<ImportedSignal> Read(int index, CancellationToken cancellation);
}
