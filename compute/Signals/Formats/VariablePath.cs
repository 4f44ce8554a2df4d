using System.Globalization;

namespace Cluster.Compute.Signals.Formats;

/// <summary>Finds variables of a file by their names.</summary>
public static class VariablePath
{
    /// <summary>
    /// The names that a path of names with wildcards reaches: <c>X105_DE_time</c>, <c>*_DE_time</c>, <c>bearing.gs</c>. A star stays within one name; a name that is
    /// the path itself is the only one.
    /// </summary>
    public static IReadOnlyList<string> Match(string path, IReadOnlyList<string> names)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (names.Contains(path, StringComparer.Ordinal))
            return [path];
        var parts = path.Split('.');
        return [.. names.Where(name => name.Split('.') is var found && found.Length == parts.Length && parts.Zip(found).All(pair => Wildcard.Matches(pair.First, pair.Second)))];
    }

    /// <summary>The index of a column of a table that is given by its number from 1; null if it is no number or there are not so many.</summary>
    public static int? Column(string path, int columns) =>
        int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= columns ? number - 1 : null;
}
