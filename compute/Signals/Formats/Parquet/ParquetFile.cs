using System.Buffers.Binary;

namespace Cluster.Compute.Signals.Formats.Parquet;

/// <summary>
/// The flat numeric columns of a Parquet file (format 2.x: plain, dictionary and byte-split values; no, snappy, gzip or brotli compression) and the
/// texts of its metadata.
/// </summary>
internal sealed class ParquetFile
{
    private const int MostFooterBytes = 16 << 20;

    private ParquetFile(IReadOnlyList<FileVariable> variables, IReadOnlyDictionary<string, string> metadata) => (Variables, Metadata) = (variables, metadata);

    public static ReadOnlySpan<byte> Signature => "PAR1"u8;

    public IReadOnlyList<FileVariable> Variables { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    public static ParquetFile Read(ReadOnlyMemory<byte> file, FormatLimits limits)
    {
        var span = file.Span;
        if (span.Length < 12 || !span.StartsWith(Signature) || !span.EndsWith(Signature))
            throw SignalFormatException.Of($"expected a Parquet file with 'PAR1' at both ends, found {span.Length} bytes (truncated?)");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(span[^8..]);
        if (length > Math.Min(MostFooterBytes, span.Length - 12))
            throw SignalFormatException.Of($"expected a Parquet footer of at most {Math.Min(MostFooterBytes, span.Length - 12)} bytes, found {length}");
        var footer = new ThriftReader(file.Slice(span.Length - 8 - (int)length, (int)length), limits).Struct();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in footer.Structs(5))
        {
            if (pair.Text(1) is { } key && pair.Text(2) is { } value)
                metadata[key] = value;
        }
        return new([.. Columns(footer).Select(column => Variable(file, column, limits))], metadata);
    }

    private static FileVariable Variable(ReadOnlyMemory<byte> file, ParquetColumn column, FormatLimits limits) =>
        new(column.Name, column.Kind, [column.Rows], column.Number is null ? null : () => new ParquetPages(file, column, limits).Read());

    private static List<ParquetColumn> Columns(ThriftStruct footer)
    {
        // The schema is a tree in depth-first order; its root is first.
        var schema = footer.Structs(2).ToArray();
        var groups = footer.Structs(4).Select(group => group.Structs(1).Select(chunk => chunk.Struct(3)).ToArray()).ToArray();
        var columns = new List<ParquetColumn>();
        var leaf = 0;
        var top = 1;
        while (top < schema.Length)
        {
            var element = schema[top];
            var leaves = Leaves(schema, ref top, depth: 0);
            if (leaves == 1 && (element.Number(5) ?? 0) == 0 && columns.Count < SignalFile.MostVariables)
                columns.Add(Column(element, leaf, groups, footer));
            leaf += leaves;
        }
        return columns;
    }

    private static int Leaves(ThriftStruct[] schema, ref int at, int depth)
    {
        if (at >= schema.Length || depth > 32)
            throw SignalFormatException.Of("expected a Parquet schema of at most 32 levels, found more (damaged?)");
        var children = schema[at++].Number(5) ?? 0;
        if (children <= 0)
            return 1;
        var leaves = 0;
        for (var i = 0L; i < children; i++)
            leaves += Leaves(schema, ref at, depth + 1);
        return leaves;
    }

    private static ParquetColumn Column(ThriftStruct element, int leaf, ThriftStruct?[][] groups, ThriftStruct footer)
    {
        var name = element.Text(4) ?? "";
        var repeated = element.Number(3) == 2;
        NumberKind? kind = (element.Number(1), repeated) switch
        {
            (1, false) => NumberKind.Int32,
            (2, false) => NumberKind.Int64,
            (4, false) => NumberKind.Float32,
            (5, false) => NumberKind.Float64,
            _ => null,
        };
        var chunks = groups.Select(group => leaf < group.Length && group[leaf] is { } chunk
            ? chunk
            : throw SignalFormatException.Of("expected a chunk of each column in each row group, found fewer (damaged?)", name)).ToArray();
        var words = kind is { } one ? $"a {one.ToString().ToLowerInvariant()} column" : repeated ? "a column of lists" : "a column that holds no numbers";
        return new(name, kind, words, element.Number(3) == 1, footer.Number(3) is >= 0 and var rows ? rows : 0, chunks);
    }
}
