namespace Cluster.Compute.Signals.Formats.Parquet;

/// <summary>A decoded Thrift struct: field id to value (long, double, bool, byte memory, list, struct).</summary>
internal sealed class ThriftStruct
{
    private readonly Dictionary<int, object> fields = [];

    public void Set(int field, object value) => fields[field] = value;

    public ThriftStruct? Struct(int field) => fields.GetValueOrDefault(field) as ThriftStruct;

    public IReadOnlyList<object> List(int field) => fields.GetValueOrDefault(field) as IReadOnlyList<object> ?? [];

    public IEnumerable<ThriftStruct> Structs(int field) => List(field).OfType<ThriftStruct>();

    public string? Text(int field) => fields.GetValueOrDefault(field) is ReadOnlyMemory<byte> bytes ? System.Text.Encoding.UTF8.GetString(bytes.Span) : null;

    public bool? Flag(int field) => fields.GetValueOrDefault(field) as bool?;

    public long? Number(int field) => fields.GetValueOrDefault(field) as long?;

    /// <summary>A number that must be there, 0 to 2^31 - 1.</summary>
    public int Size(int field, string what) => Number(field) is >= 0 and <= int.MaxValue and var size
        ? (int)size
        : throw SignalFormatException.Of($"expected {what} of 0 or more in a Parquet file, found {Number(field)?.ToString() ?? "none"}");
}
