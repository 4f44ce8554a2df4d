using System.Text;

namespace Cluster.Compute.Signals.Formats;

/// <summary>Reads array elements (miMATRIX) of MAT v5, nested ones included, within the limits of one file.</summary>
internal sealed class MatArrayReader(bool littleEndian, FormatLimits limits)
{
    private const int MaxDims = 32;
    private const uint ComplexFlag = 0x0800;
    private const uint LogicalFlag = 0x0200;

    private int arrays;

    /// <summary>A top-level variable, named by the file.</summary>
    public MatArray Variable(MatElement element) => Array(element, path: null, depth: 0);

    // path is null for variables, whose name stands in the array itself; fields and cells carry an empty one.
    private MatArray Array(MatElement element, string? path, int depth)
    {
        if (++arrays > limits.Arrays)
            throw SignalFormatException.AtByte(element.Offset, path, $"at most {limits.Arrays} arrays in a file", "more");
        if (depth > limits.Depth)
            throw SignalFormatException.AtByte(element.Offset, path, $"at most {limits.Depth} levels of nesting", "more");
        if (element.Data.IsEmpty)
            return new MatNumeric(path ?? "", [0, 0], "double", element.Data, MatType.Double, littleEndian);

        var scanner = new MatScanner(element.Data, littleEndian, element.Offset);
        var flags = Flags(scanner, path);
        var kind = (MatClass)(flags & 0xff);
        if (kind is MatClass.Opaque)
            return new MatRefused(path ?? OpaqueName(scanner), [0, 0], "a class object");

        var at = scanner.Offset;
        var dims = Dims(scanner, path);
        var stored = Latin(scanner.Next(MatType.Int8, "an array name", path));
        var name = path ?? stored;
        var count = Count(dims, at, name);
        return kind switch
        {
            >= MatClass.Double and <= MatClass.UInt64 when (flags & ComplexFlag) != 0
                => new MatRefused(name, dims, "a complex array"),
            >= MatClass.Double and <= MatClass.UInt64
                => Numeric(scanner, name, dims, count, (flags & LogicalFlag) != 0 ? "logical" : Word(kind)),
            MatClass.Char => Text(scanner, name, dims, count),
            MatClass.Struct => Struct(scanner, name, dims, count, depth),
            MatClass.Cell => new MatCell(name, dims, Nested(scanner, name, count, depth, i => $"{name}{{{i + 1}}}")),
            MatClass.Sparse => new MatRefused(name, dims, "a sparse array"),
            MatClass.Object => new MatRefused(name, dims, "a class object"),
            MatClass.Function => new MatRefused(name, dims, "a function handle"),
            _ => throw SignalFormatException.AtByte(element.Offset, name, "an array class from 1 to 17", $"{(uint)kind}"),
        };
    }

    private uint Flags(MatScanner scanner, string? path)
    {
        var flags = scanner.Next(MatType.UInt32, "array flags", path);
        return flags.Data.Length == 8
            ? (uint)Integers(flags.Data)[0]
            : throw SignalFormatException.AtByte(flags.Offset, path, "8 bytes of array flags", $"{flags.Data.Length}");
    }

    private int[] Dims(MatScanner scanner, string? path)
    {
        var element = scanner.Next(MatType.Int32, "array dimensions", path);
        if (element.Data.Length % 4 != 0 || element.Data.Length / 4 is < 2 or > MaxDims)
            throw SignalFormatException.AtByte(
                element.Offset, path, $"2 to {MaxDims} dimensions of 4 bytes", $"{element.Data.Length} bytes");
        var dims = Integers(element.Data);
        return System.Array.TrueForAll(dims, dim => dim >= 0)
            ? dims
            : throw SignalFormatException.AtByte(element.Offset, path, "dimensions of 0 or more", string.Join('x', dims));
    }

    private static int Count(int[] dims, long offset, string name)
    {
        if (dims.Contains(0))
            return 0;
        long product = 1;
        foreach (var dim in dims)
        {
            product *= dim;
            if (product > int.MaxValue)
                throw SignalFormatException.AtByte(
                    offset, name, $"at most {int.MaxValue} elements", $"dimensions {string.Join('x', dims)}");
        }
        return (int)product;
    }

    private MatNumeric Numeric(MatScanner scanner, string name, int[] dims, int count, string numberClass)
    {
        var data = scanner.Next($"{count} numbers", name);
        var width = MatNumeric.Width(data.Type);
        if (width == 0)
            throw SignalFormatException.AtByte(data.Offset, name, "a number type", $"type {data.Type}");
        return data.Data.Length == (long)count * width
            ? new MatNumeric(name, dims, numberClass, data.Data, data.Type, littleEndian)
            : throw SignalFormatException.AtByte(data.Offset, name,
                $"{count} numbers of {width} bytes for dimensions {string.Join('x', dims)}", $"{data.Data.Length} bytes");
    }

    private MatText Text(MatScanner scanner, string name, int[] dims, int count)
    {
        var data = scanner.Next($"{count} characters", name);
        var bytes = data.Data.Span;
        var characters = data.Type switch
        {
            MatType.Int8 or MatType.UInt8 => Encoding.Latin1.GetString(bytes),
            MatType.Utf8 => Encoding.UTF8.GetString(bytes),
            MatType.UInt16 or MatType.Utf16 => (littleEndian ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes),
            MatType.Utf32 => new UTF32Encoding(!littleEndian, byteOrderMark: false).GetString(bytes),
            _ => throw SignalFormatException.AtByte(data.Offset, name, "a character type", $"type {data.Type}"),
        };
        var rows = dims[0];
        if (rows <= 1)
            return new MatText(name, dims, characters);
        if (characters.Length != count)
            throw SignalFormatException.AtByte(data.Offset, name,
                $"{count} characters for dimensions {string.Join('x', dims)}", $"{characters.Length}");
        var lines = Enumerable.Range(0, rows).Select(row =>
            string.Concat(Enumerable.Range(0, count / rows).Select(column => characters[column * rows + row])));
        return new MatText(name, dims, string.Join('\n', lines));
    }

    private MatStruct Struct(MatScanner scanner, string name, int[] dims, int count, int depth)
    {
        var widthElement = scanner.Next(MatType.Int32, "a field name length", name);
        var width = widthElement.Data.Length == 4 ? Integers(widthElement.Data)[0] : 0;
        if (width is < 1 or > 4096)
            throw SignalFormatException.AtByte(widthElement.Offset, name, "a field name length of 1 to 4096", $"{width}");
        var names = scanner.Next(MatType.Int8, "field names", name);
        if (names.Data.Length % width != 0)
            throw SignalFormatException.AtByte(
                names.Offset, name, $"field names of {width} bytes each", $"{names.Data.Length} bytes");
        var fields = new string[names.Data.Length / width];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = Latin(names with { Data = names.Data.Slice(i * width, width) });
        var total = (long)count * fields.Length;
        var values = Nested(scanner, name, total, depth, i => count == 1
            ? $"{name}.{fields[i]}"
            : $"{name}({i / fields.Length + 1}).{fields[i % fields.Length]}");
        return new MatStruct(name, dims, fields, values);
    }

    private MatArray[] Nested(MatScanner scanner, string name, long count, int depth, Func<int, string> path)
    {
        // Each array takes a tag of 8 bytes at least, so dimensions cannot make us allocate more than the file holds.
        if (count > scanner.Remaining / 8)
            throw SignalFormatException.AtByte(
                scanner.Offset, name, $"{count} nested arrays", $"{scanner.Remaining} bytes before the end");
        var values = new MatArray[count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Array(scanner.Next(MatType.Matrix, "a nested array", path(i)), path(i), depth + 1);
        return values;
    }

    // An opaque object has its name where other arrays have dimensions.
    private static string OpaqueName(MatScanner scanner)
    {
        var element = scanner.Next("an object name", variable: null);
        return element.Type == MatType.Int8 ? Latin(element) : "";
    }

    private int[] Integers(ReadOnlyMemory<byte> bytes)
    {
        var numbers = new int[bytes.Length / 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            var four = bytes.Span.Slice(i * 4, 4);
            numbers[i] = littleEndian
                ? System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(four)
                : System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(four);
        }
        return numbers;
    }

    private static string Latin(MatElement element)
    {
        var bytes = element.Data.Span;
        var end = bytes.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
    }

    private static string Word(MatClass kind) => kind.ToString().ToLowerInvariant();
}
