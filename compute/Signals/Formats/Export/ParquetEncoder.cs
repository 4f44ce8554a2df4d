using Cluster.Compute.Signals.Formats.Parquet;

namespace Cluster.Compute.Signals.Formats.Export;

/// <summary>Parquet: one row group, one required float column <c>value</c>, a plain page a piece; metadata as keys and values.</summary>
internal sealed class ParquetEncoder(ExportedSignal signal) : SignalEncoder
{
    private const int Float = 4;
    private const int Plain = 0;
    private const int Rle = 3;

    private long at;
    private long pages;
    private long count;

    public override string ContentType => "application/vnd.apache.parquet";

    public override string Ending => ".parquet";

    public override byte[] Head()
    {
        at = 4;
        return ParquetFile.Signature.ToArray();
    }

    public override byte[] Piece(ReadOnlySpan<float> samples)
    {
        if (samples.IsEmpty)
            return [];
        var (bytes, rows) = (samples.Length * 4, samples.Length);
        var head = new ThriftWriter().Int32(1, 0).Int32(2, bytes).Int32(3, bytes)
            .Struct(5, page => page.Int32(1, rows).Int32(2, Plain).Int32(3, Rle).Int32(4, Rle)).End();
        byte[] piece = [.. head, .. Floats(samples)];
        at += piece.Length;
        pages += piece.Length;
        count += rows;
        return piece;
    }

    public override byte[] Tail()
    {
        if (count != signal.Samples)
            throw new InvalidOperationException($"expected {signal.Samples} samples, found {count}");
        var footer = new ThriftWriter()
            .Int32(1, 2)
            .Structs(2,
                root => root.Text(4, "signal").Int32(5, 1),
                value => value.Int32(1, Float).Int32(3, 0).Text(4, "value"))
            .Int64(3, count)
            .Structs(4, group => group
                .Structs(1, chunk => chunk.Int64(2, 4).Struct(3, column => column
                    .Int32(1, Float).Int32List(2, Plain, Rle).TextList(3, "value").Int32(4, 0).Int64(5, count).Int64(6, pages).Int64(7, pages).Int64(9, 4)))
                .Int64(2, pages).Int64(3, count))
            .Structs(5, [.. signal.Metadata.Select(pair => (Action<ThriftWriter>)(entry => entry.Text(1, pair.Key).Text(2, pair.Value)))])
            .Text(6, "cluster")
            .End();
        return [.. footer, .. BitConverter.GetBytes(footer.Length), .. ParquetFile.Signature];
    }
}
