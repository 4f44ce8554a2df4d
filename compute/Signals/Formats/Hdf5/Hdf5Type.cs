namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>What the elements of a dataset are.</summary>
/// <param name="Number">Null where they are no real numbers.</param>
internal sealed record Hdf5Type(NumberKind? Number, bool LittleEndian, int Bytes, string Kind, bool IsReference)
{
    public static Hdf5Type Read(Hdf5Message? message)
    {
        if (message is null || message.IsShared)
            return Other(message is null ? "without a type" : "of a named type");
        return Read(message.Data.Span);
    }

    public static Hdf5Type Read(ReadOnlySpan<byte> data)
    {
        var kind = Hdf5Bytes.Byte(data, 0) & 0x0f;
        var bits = Hdf5Bytes.UInt32(data, 0) >> 8;
        var bytes = Hdf5Bytes.UInt32(data, 4);
        var little = (bits & 1) == 0;
        NumberKind? number = (kind, bytes, (bits & 8) != 0) switch
        {
            (0, 1, true) => NumberKind.Int8,
            (0, 1, false) => NumberKind.UInt8,
            (0, 2, true) => NumberKind.Int16,
            (0, 2, false) => NumberKind.UInt16,
            (0, 4, true) => NumberKind.Int32,
            (0, 4, false) => NumberKind.UInt32,
            (0, 8, true) => NumberKind.Int64,
            (0, 8, false) => NumberKind.UInt64,
            (1, 2, _) => NumberKind.Float16,
            (1, 4, _) => NumberKind.Float32,
            (1, 8, _) => NumberKind.Float64,
            _ => null,
        };
        if (number is { } one)
            return new(one, little, (int)bytes, $"a {one.ToString().ToLowerInvariant()} dataset", false);
        return kind == 7 && bytes == 8 ? new(null, true, 8, "a cell array", true) : Other(kind switch
        {
            3 or 9 => "of text",
            6 => "of compound values (complex?)",
            8 => "of an enumeration",
            _ => $"of type class {kind}, {bytes} bytes",
        });
    }

    private static Hdf5Type Other(string words) => new(null, true, 1, $"a dataset {words}", false);
}
