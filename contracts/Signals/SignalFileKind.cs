namespace Cluster.Contracts.Signals;

/// <summary>What a signal is exported as.</summary>
[GenerateSerializer, Alias("Signals.SignalFileKind")]
public enum SignalFileKind
{
    /// <summary>Text with comments, time and value.</summary>
    Csv,

    /// <summary>A NumPy vector of float32.</summary>
    Npy,

    /// <summary>WAV of float 32.</summary>
    Wav,

    /// <summary>Parquet with one float column.</summary>
    Parquet,
}
