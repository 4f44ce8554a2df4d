namespace Cluster.Compute.Signals.Formats;

/// <summary>How one number is stored.</summary>
public enum NumberKind
{
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int24,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Float16,
    Float32,
    Float64,
}
