using System.Buffers;

namespace Cluster.Compute.Signals.Formats.Parquet;

/// <summary>Decodes the pages of a column to packed little-endian numbers.</summary>
internal sealed class ParquetPages(ReadOnlyMemory<byte> file, ParquetColumn column, FormatLimits limits)
{
    private const int DataPage = 0;
    private const int DictionaryPage = 2;
    private const int DataPage2 = 3;

    private readonly ArrayBufferWriter<byte> numbers = new();
    private readonly int width = RawNumbers.Width(column.Number!.Value);
    private byte[]? dictionary;
    private int pages;

    public RawNumbers Read()
    {
        foreach (var chunk in column.Chunks)
            Chunk(chunk);
        return RawNumbers.Packed(numbers.WrittenMemory, column.Number!.Value, littleEndian: true);
    }

    private void Chunk(ThriftStruct chunk)
    {
        dictionary = null;
        var codec = chunk.Size(4, "a codec");
        var values = chunk.Size(5, "a number of values");
        var first = chunk.Size(9, "a page offset");
        var at = chunk.Number(11) is > 0 and var dictionaryAt && dictionaryAt < first ? (int)dictionaryAt : first;
        for (var read = 0; read < values;)
        {
            if (++pages > limits.Arrays)
                throw SignalFormatException.Of($"expected at most {limits.Arrays} pages, found more", column.Name);
            if (at >= file.Length)
                throw SignalFormatException.AtByte(at, column.Name, "a page", $"a file of {file.Length} bytes (truncated?)");
            var reader = new ThriftReader(file[at..], limits);
            var head = reader.Struct();
            at += reader.Position;
            var stored = head.Size(3, "a page length");
            if (stored > file.Length - at)
                throw SignalFormatException.AtByte(at, column.Name, $"a page of {stored} bytes", $"{file.Length - at} before the end (truncated?)");
            var page = file.Slice(at, stored);
            at += stored;
            read += Page(head, page, codec, values - read);
        }
    }

    private int Page(ThriftStruct head, ReadOnlyMemory<byte> page, int codec, int left)
    {
        var expanded = head.Size(2, "an expanded page length");
        switch (head.Size(1, "a page type"))
        {
            case DictionaryPage:
                dictionary = Expand(page, codec, expanded);
                return 0;
            case DataPage when head.Struct(5) is { } about:
                var count = Count(about, left);
                var data = Expand(page, codec, expanded).AsSpan();
                if (column.IsOptional)
                {
                    var levels = data.Length >= 4 ? BitConverter.ToUInt32(data) : uint.MaxValue;
                    if (levels > data.Length - 4)
                        throw Damaged("levels within the page");
                    RequireAll(data.Slice(4, (int)levels), count);
                    data = data[(4 + (int)levels)..];
                }
                Values(data, about.Size(2, "an encoding"), count);
                return count;
            case DataPage2 when head.Struct(8) is { } about:
                return Page2(about, page, codec, expanded, left);
            default:
                // An index page has nothing for us.
                return 0;
        }
    }

    private int Page2(ThriftStruct about, ReadOnlyMemory<byte> page, int codec, int expanded, int left)
    {
        var count = Count(about, left);
        if (about.Number(2) is > 0 and var nulls)
            throw SignalFormatException.Of($"expected a number in every row, found {nulls} empty ones", column.Name);
        var levels = (long)about.Size(5, "a level length") + about.Size(6, "a level length");
        if (levels > page.Length || levels > expanded)
            throw Damaged("levels within the page");
        var body = page[(int)levels..];
        Values(about.Flag(7) == false ? body.Span : Expand(body, codec, expanded - (int)levels), about.Size(4, "an encoding"), count);
        return count;
    }

    private int Count(ThriftStruct about, int left)
    {
        var count = about.Size(1, "a number of values");
        if (count > left || count == 0)
            throw SignalFormatException.Of($"expected 1 to {left} values in a page, found {count}", column.Name);
        return (long)count * width <= limits.ExpandedBytes - numbers.WrittenCount
            ? count
            : throw SignalFormatException.Of($"expected at most {limits.ExpandedBytes} bytes of numbers in a column, found more", column.Name);
    }

    private void RequireAll(ReadOnlySpan<byte> levels, int count)
    {
        var empty = Array.IndexOf(BitPacked.Read(levels, 1, count, column.Name), 0);
        if (empty >= 0)
            throw SignalFormatException.Of($"expected a number in every row, found an empty one at row {numbers.WrittenCount / width + empty}", column.Name);
    }

    private void Values(ReadOnlySpan<byte> data, int encoding, int count)
    {
        switch (encoding)
        {
            case 0 when (long)count * width <= data.Length:
                numbers.Write(data[..(count * width)]);
                break;
            case 2 or 8 when dictionary is { } known && data.Length > 0:
                foreach (var index in BitPacked.Read(data[1..], data[0], count, column.Name))
                {
                    if (index < 0 || index >= known.Length / width)
                        throw Damaged($"an index below {known.Length / width} into the dictionary");
                    numbers.Write(known.AsSpan(index * width, width));
                }
                break;
            case 9 when (long)count * width <= data.Length:
                // BYTE_STREAM_SPLIT: all first bytes, then all second ones, and so on.
                var one = new byte[width];
                for (var i = 0; i < count; i++)
                {
                    for (var b = 0; b < width; b++)
                        one[b] = data[b * count + i];
                    numbers.Write(one);
                }
                break;
            case 0 or 2 or 8 or 9:
                throw Damaged($"{count} values");
            default:
                throw SignalFormatException.Of($"expected plain, dictionary or byte-split values, found Parquet encoding {encoding}, which is not read", column.Name);
        }
    }

    private byte[] Expand(ReadOnlyMemory<byte> page, int codec, int expanded)
    {
        var most = Math.Min(expanded, limits.ExpandedBytes);
        return codec switch
        {
            0 => page.ToArray(),
            1 => Snappy.Expand(page.Span, most, column.Name),
            2 => Inflated.GZip(page.ToArray(), most, column.Name),
            4 => Inflated.Brotli(page.ToArray(), most, column.Name),
            _ => throw SignalFormatException.Of(
                $"expected pages that are plain or compressed by snappy, gzip or brotli, found {codec switch { 3 => "lzo", 5 or 7 => "lz4", 6 => "zstd", _ => $"codec {codec}" }}, which is not read: write the file with snappy",
                column.Name),
        };
    }

    private SignalFormatException Damaged(string expected) => SignalFormatException.Of($"expected {expected} in a Parquet page, found damage", column.Name);
}
