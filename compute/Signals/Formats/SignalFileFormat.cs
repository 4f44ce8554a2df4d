namespace Cluster.Compute.Signals.Formats;

/// <summary>Kinds of files that recordings come in.</summary>
public enum SignalFileFormat
{
    /// <summary>MAT v5 to v7.</summary>
    Mat,

    /// <summary>Text with separated columns.</summary>
    Csv,

    /// <summary>HDF5, MAT v7.3 among them.</summary>
    Hdf5,

    /// <summary>One NumPy array.</summary>
    Npy,

    /// <summary>Several NumPy arrays in a ZIP archive.</summary>
    Npz,

    /// <summary>RIFF WAVE.</summary>
    Wav,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
