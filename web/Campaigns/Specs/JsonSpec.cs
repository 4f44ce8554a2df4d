using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cluster.Web.Campaigns.Specs;

/// <summary>JSON as a tree of values with lines.</summary>
internal static class JsonSpec
{
    /// <summary>Reads a file; throws <see cref="FaultyRequestException"/> with the line of what is no JSON.</summary>
    public static SpecDocument Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            var root = JsonNode.Parse(bytes, null, new JsonDocumentOptions { MaxDepth = SpecDocument.MostDepth, AllowDuplicateProperties = false });
            var lines = new Dictionary<string, int>(StringComparer.Ordinal);
            var reader = new Utf8JsonReader(bytes);
            var at = 0;
            var line = 1;
            reader.Read();
            Walk(ref reader, "", bytes, lines, ref at, ref line);
            return new SpecDocument(root, lines);
        }
        catch (JsonException fault)
        {
            throw SpecDocument.Fault((int)(fault.LineNumber ?? 0) + 1, $"this is no JSON: {fault.Message}");
        }
    }

    private static void Walk(ref Utf8JsonReader reader, string path, byte[] bytes, Dictionary<string, int> lines, ref int at, ref int line)
    {
        var start = (int)reader.TokenStartIndex;
        line += bytes.AsSpan(at, start - at).Count((byte)'\n');
        at = start;
        lines.TryAdd(path, line);
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                Walk(ref reader, $"{path}[{i}]", bytes, lines, ref at, ref line);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var member = SpecDocument.Member(path, reader.GetString()!);
                reader.Read();
                Walk(ref reader, member, bytes, lines, ref at, ref line);
            }
        }
    }
}
