namespace Cluster.Contracts.Signals;

/// <summary>Where a dataset's row is published after each of its commits: key = dataset id, item = <see cref="DatasetRow"/>.</summary>
public static class DatasetStreams
{
    /// <summary>Namespace of the dataset streams; the provider is that of the campaigns.</summary>
    public const string Namespace = "dataset";

    /// <summary>Key of the stream that carries the row of every dataset that changes, for the list page.</summary>
    public const string AllDatasets = "datasets-all";
}
