namespace Cluster.Compute.Signals.Formats.Parquet;

/// <summary>A flat numeric column: its stored type and its chunks in the row groups.</summary>
/// <param name="Number">Null where it holds no real numbers, or holds lists.</param>
internal sealed record ParquetColumn(string Name, NumberKind? Number, string Kind, bool IsOptional, long Rows, IReadOnlyList<ThriftStruct> Chunks);
