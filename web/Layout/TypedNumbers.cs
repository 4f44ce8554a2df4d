using System.Globalization;

namespace Cluster.Web.Layout;

/// <summary>Numbers and lists as people type them into forms; what is wrong goes into the form's faults, in words.</summary>
public static class TypedNumbers
{
    /// <summary>Reads a finite number with a point; exponents are welcome.</summary>
    public static bool TryRead(string text, out double value) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>The parts between commas.</summary>
    public static IReadOnlyList<string> List(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A whole number in a range.</summary>
    public static long Whole(Dictionary<string, string> faults, string field, string text, long least, long most)
    {
        if (!long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            faults.TryAdd(field, $"A whole number, found \"{text}\".");
        else if (value < least || value > most)
            faults.TryAdd(field, $"{least:N0} to {most:N0}, found {value:N0}.");
        return value;
    }

    /// <summary>A number in a range.</summary>
    public static double Real(Dictionary<string, string> faults, string field, string text, double least, double most)
    {
        if (!TryRead(text, out var value))
            faults.TryAdd(field, $"A number, found \"{text}\".");
        else if (value < least || value > most)
            faults.TryAdd(field, $"{least:G6} to {most:G6}, found {text.Trim()}.");
        return value;
    }
}
