using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cluster.Contracts.Optuna;

/// <summary>
/// JSON as Python's json module writes it: the tokens NaN, Infinity and -Infinity stand where a number may. They are read as strings that begin with
/// <see cref="Mark"/>, which no JSON text of Python's contains unescaped.
/// </summary>
public static class PythonJson
{
    /// <summary>What the string of a number that is not finite begins with.</summary>
    public const char Mark = '\uE000';

    private static readonly string[] Tokens = ["NaN", "-Infinity", "Infinity"];

    /// <summary>Reads a text; throws <see cref="JsonException"/> for what is no JSON.</summary>
    public static JsonDocument Read(string text) => JsonDocument.Parse(Quote(text));

    /// <summary>The text of an element as it stood, on one line.</summary>
    public static string Text(JsonElement element)
    {
        var text = element.GetRawText();
        foreach (var token in Tokens)
            text = text.Replace($"\"{Mark}{token}\"", token, StringComparison.Ordinal);
        return text.ReplaceLineEndings(" ");
    }

    /// <summary>The number of an element; null for what is none.</summary>
    public static double? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String when element.GetString() is [Mark, .. var token] => token switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            _ => double.NegativeInfinity,
        },
        _ => null,
    };

    /// <summary>A number as Python writes it.</summary>
    public static string Write(double number) =>
        double.IsNaN(number) ? "NaN" : double.IsInfinity(number) ? number > 0 ? "Infinity" : "-Infinity" : number.ToString("R", CultureInfo.InvariantCulture);

    // {"low": -Infinity, "name": "NaN"} becomes {"low": "<Mark>-Infinity", "name": "NaN"}
    private static string Quote(string text)
    {
        if (!Tokens.Any(token => text.Contains(token, StringComparison.Ordinal)))
            return text;
        var quoted = new StringBuilder(text.Length + 16);
        var inString = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (inString && text[i] == '\\' && i + 1 < text.Length)
            {
                quoted.Append(text[i]).Append(text[++i]);
            }
            else if (!inString && Array.Find(Tokens, token => string.CompareOrdinal(text, i, token, 0, token.Length) == 0) is { } token)
            {
                quoted.Append('"').Append(Mark).Append(token).Append('"');
                i += token.Length - 1;
            }
            else
            {
                inString ^= text[i] == '"';
                quoted.Append(text[i]);
            }
        }

        return quoted.ToString();
    }
}
