using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cluster.Web.Campaigns.Specs;

/// <summary>YAML as a tree of JSON values with lines, and back. Plain words are read by YAML 1.2's core schema; aliases are refused, as they can grow without bound.</summary>
internal static partial class YamlSpec
{
    /// <summary>Reads one document; throws <see cref="FaultyRequestException"/> with the line of what is no YAML.</summary>
    public static SpecDocument Read(string text)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                return new SpecDocument(null, lines);
            var root = Value(parser, "", 0, lines);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
                throw SpecDocument.Fault((int)second.Start.Line, "found a second document, expected one.");
            return new SpecDocument(root, lines);
        }
        catch (YamlException fault)
        {
            throw SpecDocument.Fault((int)fault.Start.Line, $"this is no YAML: {fault.Message}");
        }
    }

    /// <summary>Writes a tree so that <see cref="Read"/> gives the same.</summary>
    public static string Write(JsonNode root)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(2, int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Emit(emitter, root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static JsonNode? Value(Parser parser, string path, int depth, Dictionary<string, int> lines)
    {
        if (parser.Current is { } next)
        {
            lines.TryAdd(path, (int)next.Start.Line);
            if (depth > SpecDocument.MostDepth)
                throw SpecDocument.Fault((int)next.Start.Line, $"found more than {SpecDocument.MostDepth} levels in each other.");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
            return scalar is { Style: ScalarStyle.Plain, Tag.IsEmpty: true } ? Plain(scalar.Value) : JsonValue.Create(scalar.Value);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
                list.Add(Value(parser, $"{path}[{list.Count}]", depth + 1, lines));
            return list;
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
            throw SpecDocument.Fault((int)alias.Start.Line, $"found the alias *{alias.Value}, expected the values themselves.");
        parser.Consume<MappingStart>();
        var mapping = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            var member = SpecDocument.Member(path, key.Value);
            lines.TryAdd(member, (int)key.Start.Line);
            if (!mapping.TryAdd(key.Value, Value(parser, member, depth + 1, lines)))
                throw SpecDocument.Fault((int)key.Start.Line, $"found {member} a second time, expected it once.");
        }

        return mapping;
    }

    private static JsonNode? Plain(string word) => word switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when JsonNumber().IsMatch(word) => JsonNode.Parse(word),
        _ when Number().IsMatch(word) => JsonValue.Create(double.Parse(word, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(word),
    };

    private static void Emit(Emitter emitter, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject mapping:
                emitter.Emit(new MappingStart());
                foreach (var (key, value) in mapping)
                {
                    emitter.Emit(new Scalar(key));
                    Emit(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray list:
                var isShort = list.All(item => item is JsonValue);
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, isShort ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list)
                    Emit(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                var word = value.GetValue<string>();
                var isPlain = Word().IsMatch(word) && Plain(word) is JsonValue read && read.GetValueKind() == JsonValueKind.String;
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, word, isPlain ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted, isPlain, !isPlain));
                break;
            default:
                emitter.Emit(new Scalar(node?.ToJsonString() ?? "null"));
                break;
        }
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonNumber();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]*( [A-Za-z0-9_-]+)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
