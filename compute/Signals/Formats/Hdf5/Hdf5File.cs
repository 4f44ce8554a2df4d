namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>
/// Lists the numeric datasets of an HDF5 file, MAT v7.3 among them: structs are groups (<c>bearing.gs</c>), cells are arrays of references
/// (<c>list{1}</c>), attributes stand behind an at sign (<c>x@rate_hz</c>). After "HDF5 File Format Specification", versions 1.1 to 3.0.
/// </summary>
internal sealed class Hdf5File
{
    private const int SuperblockBytes = 96;

    private readonly List<FileVariable> variables = [];
    private readonly HashSet<long> open = [];
    private readonly Hdf5Bytes file;

    private Hdf5File(Hdf5Bytes file) => this.file = file;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Where the superblock begins: at 0, or after a user block of 512 x 2^n bytes; -1 for other files.</summary>
    public static int Start(ReadOnlySpan<byte> file)
    {
        for (var at = 0; at >= 0 && at < file.Length && at <= 1 << 20; at = at == 0 ? 512 : at * 2)
        {
            if (file[at..].StartsWith(Signature))
                return at;
        }
        return -1;
    }

    public static IReadOnlyList<FileVariable> Read(ReadOnlyMemory<byte> bytes, FormatLimits limits)
    {
        var start = Start(bytes.Span);
        if (start < 0)
            throw SignalFormatException.Of("expected an HDF5 file, found none of its signature");
        var head = bytes.Span.Slice(start, Math.Min(SuperblockBytes, bytes.Length - start));
        var version = Hdf5Bytes.Byte(head, 8);
        if (version > 3)
            throw SignalFormatException.AtByte(start + 8, null, "an HDF5 superblock of version 0 to 3", $"{version}");
        var (offsets, lengths) = version < 2 ? (Hdf5Bytes.Byte(head, 13), Hdf5Bytes.Byte(head, 14)) : (Hdf5Bytes.Byte(head, 9), Hdf5Bytes.Byte(head, 10));
        if (offsets != 8 || lengths != 8)
            throw SignalFormatException.AtByte(start, null, "an HDF5 file with offsets and lengths of 8 bytes", $"{offsets} and {lengths}");
        // Versions 0 and 1: group constants, base, free space, end, driver, then the root's symbol; 2 and 3: base, extension, end, root.
        var at = version switch { 0 => 24, 1 => 28, _ => 12 };
        var root = version < 2 ? Hdf5Bytes.Int64(head, at + 40) : Hdf5Bytes.Int64(head, at + 24);
        var reader = new Hdf5File(new(bytes, Hdf5Bytes.Int64(head, at), limits));
        reader.Object("", root, depth: 0);
        return reader.variables;
    }

    private void Object(string path, long address, int depth)
    {
        if (depth > file.Limits.Depth)
            throw SignalFormatException.Of($"expected at most {file.Limits.Depth} levels of groups, found more", path);
        // A hard link back to a group above would never end.
        if (!open.Add(address))
            return;
        var messages = Hdf5ObjectHeader.Read(file, address);
        if (messages.Of(Hdf5Message.Dataspace) is { } space && messages.Of(Hdf5Message.Layout) is { } layout)
        {
            Dataset(path, messages, space, layout, depth);
        }
        else
        {
            foreach (var (name, child) in Hdf5Links.Of(file, messages))
            {
                // What cells refer to; the cells themselves lead there.
                if (path.Length == 0 && name is "#refs#" or "#subsystem#")
                    continue;
                Object(path.Length == 0 ? name : $"{path}.{name}", child, depth + 1);
            }
        }
        foreach (var message in messages.Where(one => one.Type == Hdf5Message.Attribute))
        {
            if (Hdf5Attribute.Read(message) is { Number: { } number } attribute && !attribute.Name.StartsWith("MATLAB_", StringComparison.Ordinal))
                variables.Add(new($"{path}@{attribute.Name}", "an attribute", [1], () => number));
        }
        open.Remove(address);
    }

    private void Dataset(string path, IReadOnlyList<Hdf5Message> messages, Hdf5Message space, Hdf5Message layout, int depth)
    {
        var dims = Hdf5Dataspace.Read(space.Data.Span);
        var type = Hdf5Type.Read(messages.Of(Hdf5Message.Datatype));
        var filters = Hdf5Filter.Read(messages.Of(Hdf5Message.Filters));
        var matlab = messages.Where(one => one.Type == Hdf5Message.Attribute).Select(Hdf5Attribute.Read)
            .FirstOrDefault(one => one?.Name == "MATLAB_class")?.Text;
        var data = new Hdf5Layout(file, layout, filters, dims, type.Bytes, path);
        if (type.IsReference)
        {
            var cells = data.Read();
            for (var i = 0; i < cells.Length / 8; i++)
            {
                file.Visit("a cell");
                Object($"{path}{{{i + 1}}}", Hdf5Bytes.Int64(cells.Span, i * 8), depth + 1);
            }
        }
        else if (type.Number is not { } number || matlab is "char")
        {
            variables.Add(new(path, matlab is "char" ? "a text" : type.Kind, dims, read: null));
        }
        else
        {
            RawNumbers? numbers = null;
            if (variables.Count > SignalFile.MostVariables)
                throw SignalFormatException.Of($"expected at most {SignalFile.MostVariables} datasets in a file, found more");
            variables.AddRange(Channels.Of(path, type.Kind, dims, rowMajor: true,
                () => numbers ??= RawNumbers.Packed(data.Read(), number, type.LittleEndian)));
        }
    }
}
