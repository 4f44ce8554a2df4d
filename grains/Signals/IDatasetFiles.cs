namespace Cluster.Grains.Signals;

/// <summary>Which signals a dataset version holds and which blobs are their samples: what a silo's cache is filled from.</summary>
public interface IDatasetFiles
{
    /// <summary>The listing of a dataset version, or null if there is none.</summary>
    Task<DatasetListing?> List(string dataset, int version, CancellationToken cancellation);
}
