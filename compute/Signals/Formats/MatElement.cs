namespace Cluster.Compute.Signals.Formats;

/// <summary>One tagged element: its type, its bytes without padding, and where these start.</summary>
internal readonly record struct MatElement(MatType Type, ReadOnlyMemory<byte> Data, long Offset);
