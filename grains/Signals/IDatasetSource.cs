namespace Cluster.Grains.Signals;

/// <summary>Where the signals of a new dataset come from.</summary>
internal interface IDatasetSource
{
    /// <summary>How many signals there will be.</summary>
    int Total { get; }

    /// <summary>How many may be read at a time.</summary>
    int AtATime { get; }

    /// <summary>Makes or reads signal <paramref name="index"/>; a fault is an exception whose message says what and where.</summary>
    Task<SourceSignal> Read(int index, CancellationToken cancellation);
}
