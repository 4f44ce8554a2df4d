using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cluster.Compute.Models.Artifacts;

/// <summary>
/// The safetensors format by its public description: uint64 N, N bytes of JSON {"name": {"dtype", "shape", "data_offsets": [begin, end]}, "__metadata__":
/// {text: text}}, then the tensors, which fill the rest without hole or overlap. The header begins with '{' and may end in spaces. Little-endian.
/// </summary>
public static class SafeTensors
{
    /// <summary>The largest header that is read.</summary>
    public const int MaxHeader = 16 << 20;

    private const string Metadata = "__metadata__";
    private const int Alignment = 8;

    private static readonly Dictionary<string, int> Sizes = new(StringComparer.Ordinal)
    {
        ["BOOL"] = 1,
        ["U8"] = 1,
        ["I8"] = 1,
        ["F8_E5M2"] = 1,
        ["F8_E4M3"] = 1,
        ["I16"] = 2,
        ["U16"] = 2,
        ["F16"] = 2,
        ["BF16"] = 2,
        ["I32"] = 4,
        ["U32"] = 4,
        ["F32"] = 4,
        ["F64"] = 8,
        ["I64"] = 8,
        ["U64"] = 8,
    };

    /// <summary>The file's bytes; tensors lie by size of their elements and then by name, so that equal tensors give equal bytes and every one is aligned.</summary>
    public static byte[] Write(IReadOnlyDictionary<string, SafeTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var ordered = tensors.OrderByDescending(tensor => Size(tensor.Value.Type)).ThenBy(tensor => tensor.Key, StringComparer.Ordinal).ToList();
        var header = new JsonObject();
        if (metadata is not null)
            header[Metadata] = new JsonObject(metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        var end = 0L;
        foreach (var (name, tensor) in ordered)
        {
            var begin = end;
            end += tensor.Bytes.Length;
            if (name == Metadata || Count(name, tensor.Shape) * Size(tensor.Type) != tensor.Bytes.Length)
                throw new ArgumentException($"Expected bytes that fit {tensor.Type} [{string.Join(", ", tensor.Shape)}] of '{name}', found {tensor.Bytes.Length}.", nameof(tensors));
            header[name] = new JsonObject
            {
                ["dtype"] = tensor.Type,
                ["shape"] = new JsonArray([.. tensor.Shape.Select(length => (JsonNode)length)]),
                ["data_offsets"] = new JsonArray(begin, end),
            };
        }

        var json = Encoding.UTF8.GetBytes(header.ToJsonString());
        var padded = (json.Length + Alignment - 1) / Alignment * Alignment;
        var file = new byte[8 + padded + end];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)padded);
        json.CopyTo(file.AsSpan(8));
        file.AsSpan(8 + json.Length, padded - json.Length).Fill((byte)' ');
        var at = 8 + padded;
        foreach (var (_, tensor) in ordered)
        {
            tensor.Bytes.Span.CopyTo(file.AsSpan(at));
            at += tensor.Bytes.Length;
        }

        return file;
    }

    /// <summary>Reads a whole file, or throws <see cref="SafeTensorsException"/>; the tensors are views of <paramref name="file"/>.</summary>
    public static IReadOnlyDictionary<string, SafeTensor> Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length < 8)
            throw new SafeTensorsException(SafeTensorsError.Truncated, $"Expected at least 8 bytes, found {file.Length}.");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file.Span);
        if (length > MaxHeader)
            throw new SafeTensorsException(SafeTensorsError.HeaderTooLarge, $"Expected a header of at most {MaxHeader} bytes, found {length}.");
        if (length > (ulong)file.Length - 8)
            throw new SafeTensorsException(SafeTensorsError.Truncated, $"Expected a header of {length} bytes, found {file.Length - 8}.");
        var data = file[(8 + (int)length)..];
        var spans = Spans(file.Slice(8, (int)length));
        var end = 0L;
        foreach (var (name, span) in spans.OrderBy(span => span.Value.Begin).ThenBy(span => span.Value.End))
        {
            if (span.Begin != end || span.End < span.Begin || span.End > data.Length)
                throw new SafeTensorsException(SafeTensorsError.BadOffsets, $"Expected '{name}' to begin at {end} and end by {data.Length}, found {span.Begin} to {span.End}.");
            if (span.End - span.Begin != Count(name, span.Shape) * Size(span.Type))
                throw new SafeTensorsException(SafeTensorsError.BadShape, $"'{name}' of {span.Type} [{string.Join(", ", span.Shape)}] has {span.End - span.Begin} bytes.");
            end = span.End;
        }

        if (end != data.Length)
            throw new SafeTensorsException(SafeTensorsError.BadOffsets, $"Expected tensors up to the last byte {data.Length}, found them up to {end}.");
        return spans.ToDictionary(
            span => span.Key,
            span => new SafeTensor(span.Value.Type, span.Value.Shape, data[(int)span.Value.Begin..(int)span.Value.End]),
            StringComparer.Ordinal);
    }

    private static Dictionary<string, (string Type, long[] Shape, long Begin, long End)> Spans(ReadOnlyMemory<byte> header)
    {
        try
        {
            if (header.IsEmpty || header.Span[0] != (byte)'{')
                throw new FormatException("it does not begin with '{'");
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 4 });
            var spans = new Dictionary<string, (string, long[], long, long)>(StringComparer.Ordinal);
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.Name == Metadata)
                    CheckMetadata(property.Value);
                else
                    spans.Add(property.Name, Span(property.Value));
            }

            return spans;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new SafeTensorsException(SafeTensorsError.BadHeader, $"The header is not of the safetensors form: {e.Message}", e);
        }
    }

    private static (string Type, long[] Shape, long Begin, long End) Span(JsonElement tensor)
    {
        var offsets = tensor.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
        if (offsets.Length != 2 || tensor.GetPropertyCount() != 3)
            throw new FormatException("a tensor has dtype, shape and two data_offsets, and nothing else");
        var shape = tensor.GetProperty("shape").EnumerateArray().Select(length => length.GetInt64()).ToArray();
        return (tensor.GetProperty("dtype").GetString() ?? "", shape, offsets[0], offsets[1]);
    }

    private static void CheckMetadata(JsonElement metadata)
    {
        foreach (var property in metadata.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String)
                throw new FormatException($"metadata '{property.Name}' is not a text");
        }
    }

    private static int Size(string type) => Sizes.TryGetValue(type, out var size)
        ? size
        : throw new SafeTensorsException(SafeTensorsError.UnknownType, $"Expected an element type of {string.Join(", ", Sizes.Keys)}, found '{type}'.");

    // Below 2^40 elements a count times 8 bytes cannot overflow; no file here comes near.
    private static long Count(string name, IReadOnlyList<long> shape)
    {
        var count = (Int128)1;
        foreach (var length in shape)
        {
            count *= length;
            if (length < 0 || count > 1L << 40)
                throw new SafeTensorsException(SafeTensorsError.BadShape, $"Expected a shape of at most 2^40 elements for '{name}', found [{string.Join(", ", shape)}].");
        }

        return (long)count;
    }
}
