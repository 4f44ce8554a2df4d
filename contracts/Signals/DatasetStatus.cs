namespace Cluster.Contracts.Signals;

/// <summary>Where a dataset stands.</summary>
[GenerateSerializer, Alias("Signals.DatasetStatus")]
public enum DatasetStatus
{
    /// <summary>Files are being received.</summary>
    Receiving,

    /// <summary>Files are read and checked, or signals generated.</summary>
    Working,

    /// <summary>Complete; versions are immutable.</summary>
    Ready,

    /// <summary>Nothing was kept; the reason says what and where.</summary>
    Failed,
}
