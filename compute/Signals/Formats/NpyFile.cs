using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Cluster.Compute.Signals.Formats;

/// <summary>NumPy arrays: one (NPY versions 1 to 3) or several in a ZIP archive (NPZ). Pickled objects are refused, never run.</summary>
internal static partial class NpyFile
{
    private const int MostHeaderBytes = 64 << 10;

    public static ReadOnlySpan<byte> Signature => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The array and, if it is a matrix, its channels. <paramref name="name"/> is empty for a file of its own.</summary>
    public static IEnumerable<FileVariable> Read(ReadOnlyMemory<byte> file, string name)
    {
        var span = file.Span;
        if (!span.StartsWith(Signature) || span.Length < 12)
            throw SignalFormatException.Of($"expected a NumPy array, found {span.Length} bytes without its signature", name);
        var major = span[6];
        if (major is < 1 or > 3)
            throw SignalFormatException.AtByte(6, name, "NPY version 1 to 3", $"{major}");
        var start = major == 1 ? 10 : 12;
        var length = major == 1 ? BitConverter.ToUInt16(span[8..]) : BitConverter.ToUInt32(span[8..]);
        if (length > MostHeaderBytes || length > span.Length - start)
            throw SignalFormatException.AtByte(8, name, $"a header of at most {Math.Min(MostHeaderBytes, span.Length - start)} bytes", $"{length}");
        var header = Encoding.Latin1.GetString(span.Slice(start, (int)length));
        var (kind, little, words) = Type(header, name);
        var shape = Shape(header, name);
        long count = 1;
        foreach (var dim in shape)
            count = dim == 0 || count <= int.MaxValue / dim ? count * dim : int.MaxValue + 1L;
        var data = file[(start + (int)length)..];
        if (count * RawNumbers.Width(kind) > data.Length)
            throw SignalFormatException.AtByte(start + length, name,
                $"{count} numbers of {RawNumbers.Width(kind)} bytes for shape {string.Join('x', shape)}", $"{data.Length} bytes (truncated?)");
        var numbers = RawNumbers.Packed(data[..(int)(count * RawNumbers.Width(kind))], kind, little);
        var columns = FortranOrder().IsMatch(header);
        return Channels.Of(name, words, shape, rowMajor: !columns, () => numbers);
    }

    /// <summary>All arrays of an archive.</summary>
    public static IReadOnlyList<FileVariable> ReadArchive(ReadOnlyMemory<byte> file, FormatLimits limits)
    {
        var variables = new List<FileVariable>();
        long left = limits.ExpandedBytes;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > limits.Arrays)
                throw SignalFormatException.Of($"expected at most {limits.Arrays} arrays in an archive, found {archive.Entries.Count}");
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".npy", StringComparison.Ordinal)))
            {
                var name = entry.FullName[..^4];
                var bytes = Inflated.Read(entry.Open(), left, "ZIP", name);
                left -= bytes.Length;
                variables.AddRange(Read(bytes, name));
                if (variables.Count > SignalFile.MostVariables)
                    throw SignalFormatException.Of($"expected at most {SignalFile.MostVariables} arrays and channels in a file, found more");
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw SignalFormatException.Of($"expected a ZIP archive of NumPy arrays, found damage: {broken.Message}", inner: broken);
        }
        return variables.Count > 0 ? variables : throw SignalFormatException.Of("expected NumPy arrays (.npy) in the ZIP archive, found none");
    }

    private static (NumberKind Kind, bool Little, string Words) Type(string header, string name)
    {
        var match = Descr().Match(header);
        if (!match.Success)
            throw SignalFormatException.Of($"expected a NumPy array of plain numbers, found the header {Shown(header)}", name);
        var type = match.Groups["type"].Value;
        NumberKind kind = type switch
        {
            "i1" => NumberKind.Int8,
            "u1" or "b1" => NumberKind.UInt8,
            "i2" => NumberKind.Int16,
            "u2" => NumberKind.UInt16,
            "i4" => NumberKind.Int32,
            "u4" => NumberKind.UInt32,
            "i8" => NumberKind.Int64,
            "u8" => NumberKind.UInt64,
            "f2" => NumberKind.Float16,
            "f4" => NumberKind.Float32,
            "f8" => NumberKind.Float64,
            "O" => throw SignalFormatException.Of("expected a NumPy array of numbers, found pickled objects, which are never opened", name),
            _ => throw SignalFormatException.Of($"expected a NumPy array of real numbers, found the type '{type}'", name),
        };
        return (kind, match.Groups["order"].Value != ">", $"a {type} array");
    }

    private static long[] Shape(string header, string name)
    {
        var match = ShapeTuple().Match(header);
        if (!match.Success)
            throw SignalFormatException.Of($"expected a NumPy header with a shape, found {Shown(header)}", name);
        var parts = match.Groups["dims"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var shape = new long[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts.Length > 32 || !long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out shape[i]))
                throw SignalFormatException.Of($"expected at most 32 dimensions of 0 or more, found ({Shown(match.Groups["dims"].Value)})", name);
        }
        return shape;
    }

    private static string Shown(string text) => text.Length <= 80 ? text.Trim() : text[..80] + "...";

    [GeneratedRegex("""['"]descr['"]\s*:\s*['"](?<order>[<>|=]?)(?<type>[a-zA-Z]\d*)['"]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Descr();

    [GeneratedRegex("""['"]fortran_order['"]\s*:\s*True""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FortranOrder();

    [GeneratedRegex("""['"]shape['"]\s*:\s*\((?<dims>[0-9, ]*)\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShapeTuple();
}
