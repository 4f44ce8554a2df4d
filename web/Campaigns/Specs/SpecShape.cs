using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Cluster.Web.Campaigns.Specs;

/// <summary>
/// Compares a tree of values with the shape of a record and notes all that does not fit: the path, what was found, what is allowed. Where text is
/// listed, a number counts as its text; a member that may be null may be left out.
/// </summary>
internal sealed class SpecShape(JsonSerializerOptions json)
{
    private const int MostShown = 60;
    private readonly List<(string Path, string Sentence)> _faults = [];

    /// <summary>What does not fit, in the order of the file.</summary>
    public IReadOnlyList<(string Path, string Sentence)> Faults => _faults;

    /// <summary>Checks the value at a path; what may be put right is put right in the tree.</summary>
    public void Check(JsonNode? node, Type type, bool mayBeNull, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (node is null)
        {
            if (!mayBeNull)
                Note(path, $"found nothing, expected {Expected(type)}");
            return;
        }

        switch (json.GetTypeInfo(type))
        {
            case { Kind: JsonTypeInfoKind.Object } record when node is JsonObject mapping:
                CheckMembers(mapping, record, path);
                break;
            case { Kind: JsonTypeInfoKind.Enumerable } items when node is JsonArray list:
                CheckItems(list, items.ElementType!, path);
                break;
            case { Kind: JsonTypeInfoKind.None } when node is JsonValue && Fits(node, type):
                break;
            default:
                Note(path, $"found {Shown(node)}, expected {Expected(type)}");
                break;
        }
    }

    private void CheckMembers(JsonObject mapping, JsonTypeInfo record, string path)
    {
        foreach (var (name, value) in mapping.ToList())
        {
            var at = SpecDocument.Member(path, name);
            if (record.Properties.FirstOrDefault(known => known.Name == name) is { } property)
                Check(value, property.PropertyType, MayBeNull(property), at);
            else
                Note(at, $"is not known here, expected one of {string.Join(", ", record.Properties.Select(known => known.Name))}");
        }

        foreach (var property in record.Properties.Where(known => known.AssociatedParameter is { HasDefaultValue: false } && !mapping.ContainsKey(known.Name)))
        {
            if (MayBeNull(property))
                mapping[property.Name] = null;
            else
                Note(SpecDocument.Member(path, property.Name), $"is missing, expected {Expected(property.PropertyType)}");
        }
    }

    private void CheckItems(JsonArray list, Type element, string path)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (element == typeof(string) && list[i] is JsonValue value && value.GetValueKind() != JsonValueKind.String)
                list[i] = value.ToJsonString();
            Check(list[i], element, mayBeNull: false, $"{path}[{i}]");
        }
    }

    private bool Fits(JsonNode node, Type type)
    {
        try
        {
            return node.Deserialize(type, json) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool MayBeNull(JsonPropertyInfo property) => property.AssociatedParameter?.IsNullable ?? property.IsSetNullable;

    private string Expected(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return "one of " + string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName));
        if (type == typeof(string))
            return "text (in quotes if it reads as a number)";
        if (type == typeof(int) || type == typeof(long))
            return "a whole number";
        if (type == typeof(bool))
            return "true or false";
        return type == typeof(double) ? "a number"
            : json.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } record ? $"members {string.Join(", ", record.Properties.Select(property => property.Name))}"
            : "a list";
    }

    private static string Shown(JsonNode node)
    {
        var text = node.ToJsonString();
        return text.Length <= MostShown ? text : text[..MostShown] + "...";
    }

    private void Note(string path, string sentence) => _faults.Add((path, sentence));
}
