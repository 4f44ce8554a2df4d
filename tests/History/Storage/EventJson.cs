using System.Text.Json;
using Cluster.History.Campaigns;

namespace Cluster.History.Storage;

/// <summary>Reads log entries and other JSON columns; member names in any case, enumerations as their names.</summary>
internal static class EventJson
{
    public static LoggedEvent Read(string campaign, long seq, string kind, string body, DateTimeOffset at)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        var budget = Member(root, "budget") ?? (Member(root, "spec") is { } spec ? Member(spec, "budget") : null);
        return new LoggedEvent(campaign, seq, kind, body, at)
        {
            Number = (int?)Whole(root, "number"),
            Trial = Text(root, "trial"),
            State = Text(root, "state")?.ToLowerInvariant(),
            Value = Real(root, "value"),
            Parameters = kind == "suggested" ? Parameters(Member(root, "parameters")) : null,
            TrialSeed = Whole(root, "trialSeed"),
            Status = Text(root, "status")?.ToLowerInvariant(),
            MaxTrials = budget is { } b ? (int?)Whole(b, "maxTrials") : null,
            Parallel = budget is { } limits ? (int?)Whole(limits, "parallel") : null,
            CommandId = Text(root, "commandId") is { } id && Guid.Parse(id) is var command && command != Guid.Empty ? command : null,
            Reported = kind == "reported" && Member(root, "values") is { } values
                ? [.. values.EnumerateArray().Select(v => (int)Whole(v, "number")!.Value)]
                : [],
        };
    }

    /// <summary>[{"name": "lr", "number": 0.1}, {"name": "act", "text": "relu"}] as "act=relu lr=0.1".</summary>
    public static string Parameters(JsonElement? parameters) => parameters is { ValueKind: JsonValueKind.Array } array
        ? string.Join(' ', array.EnumerateArray().Select(Parameter).Order(StringComparer.Ordinal))
        : "";

    public static string Parameters(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Parameters(document.RootElement);
    }

    public static JsonElement? Member(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var member in parent.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value.ValueKind == JsonValueKind.Null ? null : member.Value;
            }
        }

        return null;
    }

    public static string? Text(JsonElement parent, string name) => Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static long? Whole(JsonElement parent, string name) => Member(parent, name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    /// <summary>A number, also where it is written as "NaN".</summary>
    public static double? Real(JsonElement parent, string name) => Member(parent, name) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        { ValueKind: JsonValueKind.String } word => double.Parse(word.GetString()!),
        _ => null,
    };

    private static string Parameter(JsonElement value) =>
        $"{Text(value, "name")}={Text(value, "text") ?? (Member(value, "number") is { } number ? number.GetDouble().ToString("R") : "")}";
}
