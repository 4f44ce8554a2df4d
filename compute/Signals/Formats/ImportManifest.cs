namespace Cluster.Compute.Signals.Formats;

/// <summary>
/// A CSV table that says what a folder of recordings holds, one row a signal. Columns: file and unit; and where known
/// format, variable (or column), rate_hz, speed_rpm, load, machine, bearing, label, severity, channel, run, geometry. A speed_rpm cell is
/// <c>1797</c>, a variable of the file (<c>*RPM</c>, in Hz <c>bearing.rate[Hz]</c>), or a variable or else a number (<c>*RPM|1797</c>). A rate_hz cell is
/// written alike; left empty it is what the file itself tells.
/// </summary>
public sealed class ImportManifest
{
    private const int LargestBytes = 16 << 20;

    private ImportManifest(IReadOnlyList<ManifestRow> rows) => Rows = rows;

    public IReadOnlyList<ManifestRow> Rows { get; }

    public static ImportManifest Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Parse(CsvText.Decode(stream, LargestBytes));
    }

    public static ImportManifest Parse(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        using var text = new CsvText(csv, ',');
        if (!text.Read() || text.IsBlank)
            throw SignalFormatException.AtLine(1, null, "a header", "an empty line");
        var columns = new ManifestColumns(text.Row());
        var rows = new List<ManifestRow>();
        var seen = new Dictionary<(string File, string? Variable), int>();
        while (text.Read())
        {
            if (text.IsBlank)
                continue;
            var row = columns.Row(text.Line, text.Row());
            if (seen.TryGetValue((row.File, row.Variable), out var before))
                throw SignalFormatException.AtLine(row.Line, "file",
                    "each file and variable once", $"'{row.File}' {row.Variable} as on line {before}");
            seen.Add((row.File, row.Variable), row.Line);
            rows.Add(row);
        }
        return rows.Count > 0
            ? new ImportManifest(rows)
            : throw SignalFormatException.AtLine(2, null, "at least one row below the header", "the end of the manifest");
    }

    /// <summary>Whether a path leads to somewhere below the folder of the recordings, with forward slashes.</summary>
    public static bool IsBelowFolder(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return !Path.IsPathRooted(file) && !file.Contains('\\') && !file.Contains('\0') && file.Split('/').All(part => part is not ("" or "." or ".."));
    }

    /// <summary>Throws, naming the line, unless every file of the manifest is there.</summary>
    public void RequireFiles(Predicate<string> exists)
    {
        ArgumentNullException.ThrowIfNull(exists);
        var missing = Rows.Where(row => !exists(row.File)).ToArray();
        if (missing.Length > 0)
            throw SignalFormatException.AtLine(missing[0].Line, "file", "a file that is there",
                missing.Length == 1 ? $"no '{missing[0].File}'" : $"no '{missing[0].File}', and {missing.Length - 1} more missing");
    }
}
