using System.Text;
using System.Text.Json;

namespace Cluster.Grains.Optuna;

/// <summary>
/// JSON as Python's json module writes it: the tokens NaN, Infinity and -Infinity stand where a number may. They are read as strings that begin with
/// <see cref="Mark"/>, which no JSON text of Python's contains unescaped.
/// </summary>
internal static class PythonJson
{
    /// <summary>What the string of a number that is not finite begins with.</summary>
    public const char Mark = '\uE000';

    private static readonly string[] Tokens = ["NaN", "-Infinity", "Infinity"];

    /// <summary>Reads a text; throws <see cref="JsonException"/> for what is no JSON.</summary>
    public static JsonDocument Read(string text) => JsonDocument.Parse(Quote(text));

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
