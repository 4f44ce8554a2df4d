namespace Cluster.Compute.Signals.Formats.Export;

/// <summary>What a signal can be written as.</summary>
public enum SignalExportFormat
{
    /// <summary>Text: comments with the metadata, then time and value.</summary>
    Csv,

    /// <summary>NumPy, float32; metadata does not fit into it.</summary>
    Npy,

    /// <summary>WAV, one channel of float 32; metadata in the comment.</summary>
    Wav,

    /// <summary>Parquet, one float column; metadata as keys and values.</summary>
    Parquet,
}
