namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>An attribute of an object: a name with a number or a text.</summary>
internal sealed record Hdf5Attribute(string Name, RawNumbers? Number, string? Text)
{
    /// <summary>Null where it is of a kind that says nothing about a signal.</summary>
    public static Hdf5Attribute? Read(Hdf5Message message)
    {
        var data = message.Data.Span;
        var version = Hdf5Bytes.Byte(data, 0);
        if (version is < 1 or > 3 || message.IsShared || version > 1 && Hdf5Bytes.Byte(data, 1) != 0)
            return null;
        var (nameBytes, typeBytes, spaceBytes) = (Hdf5Bytes.UInt16(data, 2), Hdf5Bytes.UInt16(data, 4), Hdf5Bytes.UInt16(data, 6));
        var at = version == 3 ? 9 : 8;
        var name = Hdf5Links.Text(Hdf5Bytes.Sliced(data, at, nameBytes));
        at += Padded(nameBytes, version);
        var kind = Hdf5Bytes.Byte(data, at) & 0x0f;
        var type = Hdf5Type.Read(Hdf5Bytes.Sliced(data, at, typeBytes));
        at += Padded(typeBytes, version);
        var dims = Hdf5Dataspace.Read(Hdf5Bytes.Sliced(data, at, spaceBytes));
        at += Padded(spaceBytes, version);
        if (dims.Any(dim => dim != 1) || at > message.Data.Length)
            return null;
        var value = message.Data[at..];
        if (type.Number is { } number && value.Length >= type.Bytes)
            return new(name, RawNumbers.Packed(value[..type.Bytes], number, type.LittleEndian), null);
        return kind == 3 ? new(name, null, Hdf5Links.Text(value.Span)) : null;
    }

    private static int Padded(int bytes, int version) => version == 1 ? (bytes + 7) / 8 * 8 : bytes;
}
