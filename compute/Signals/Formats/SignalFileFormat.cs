namespace Cluster.Compute.Signals.Formats;

/// <summary>Kinds of files that recordings come in.</summary>
public enum SignalFileFormat
{
    Mat,
    Csv,
}
