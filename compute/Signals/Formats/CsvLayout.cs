using System.Globalization;

namespace Cluster.Compute.Signals.Formats;

/// <summary>How a CSV text separates cells and decimals, and what its leading comment lines say.</summary>
/// <param name="Comments">How many lines in front begin with # or %.</param>
/// <param name="Metadata">Comment lines of the shape <c># key: value</c>.</param>
internal sealed record CsvLayout(char Delimiter, char DecimalPoint, int Comments, IReadOnlyDictionary<string, string> Metadata)
{
    private const int Looked = 8;
    private const int MostComments = 1000;

    private static readonly char[] Delimiters = ['\t', ';', '|', ',', ' '];

    public static CsvLayout Detect(string text, CsvSignalOptions options)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var (at, comments) = (0, 0);
        while (at < text.Length && text[at] is '#' or '%' && comments < MostComments)
        {
            var end = text.IndexOf('\n', at);
            var line = text[(at + 1)..(end < 0 ? text.Length : end)].Trim();
            if (line.IndexOf(':') is > 0 and var colon)
                metadata[line[..colon].Trim()] = line[(colon + 1)..].Trim();
            at = end < 0 ? text.Length : end + 1;
            comments++;
            if (at >= text.Length)
                break;
        }
        var lines = Lines(text, at);
        var point = options.DecimalPoint ?? Decimal(lines, options.Delimiter);
        return new(options.Delimiter ?? Separator(lines, point), point, comments, metadata);
    }

    /// <summary>The text without its leading comments.</summary>
    public string Body(string text)
    {
        var at = 0;
        for (var i = 0; i < Comments; i++)
            at = text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : text.Length;
        return at == 0 ? text : text[at..];
    }

    private static string[] Lines(string text, int at)
    {
        var lines = new List<string>(Looked);
        while (at < text.Length && lines.Count < Looked)
        {
            var end = text.IndexOf('\n', at);
            var line = text[at..(end < 0 ? text.Length : end)].Trim('\r');
            if (line.Length > 0)
                lines.Add(line);
            at = end < 0 ? text.Length : end + 1;
        }
        return [.. lines];
    }

    private static char Separator(string[] lines, char point)
    {
        foreach (var delimiter in Delimiters)
        {
            var counts = lines.Select(line => line.Count(c => c == delimiter)).Distinct().ToArray();
            if (delimiter != point && counts is [> 0])
                return delimiter;
        }
        return point == ',' ? ';' : ',';
    }

    // Commas are decimal where no point is, and either another separator stands between cells that all are numbers so, or what follows
    // the comma cannot be a number of its own: a leading zero, an exponent.
    private static char Decimal(string[] lines, char? delimiter)
    {
        var rows = lines.Where(line => !line.Any(char.IsAsciiLetter) || line.Contains('e', StringComparison.OrdinalIgnoreCase)).ToArray();
        if (rows.Length == 0 || delimiter == ',' || rows.Any(line => line.Contains('.')) || !rows.Any(line => line.Contains(',')))
            return '.';
        var german = new NumberFormatInfo { NumberDecimalSeparator = "," };
        foreach (var other in (char[])['\t', ';', '|', ' '])
        {
            if (rows.All(line => line.Contains(other))
                && rows.All(line => line.Split(other, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .All(cell => cell.Count(c => c == ',') <= 1 && double.TryParse(cell, NumberStyles.Float, german, out _))))
                return ',';
        }
        var tails = rows.Select(line => line.Split(',')).ToArray();
        return tails.All(parts => parts.Length <= 2) && tails.Any(parts => parts is [_, ['0', _, ..]]) ? ',' : '.';
    }
}
