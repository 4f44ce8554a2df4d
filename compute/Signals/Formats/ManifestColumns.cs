using System.Globalization;

namespace Cluster.Compute.Signals.Formats;

/// <summary>The header of a manifest, and the reading of its rows.</summary>
internal sealed class ManifestColumns
{
    private static readonly string[] Known =
    [
        "file", "format", "variable", "column", "rate_hz", "unit", "speed_rpm", "load", "machine", "bearing", "label",
        "severity", "channel", "run",
    ];

    private readonly string[] header;

    public ManifestColumns(string[] header)
    {
        foreach (var name in header)
        {
            if (!Known.Contains(name))
                throw SignalFormatException.AtLine(1, $"'{name}'", $"one of the columns {string.Join(", ", Known)}", "an unknown one");
            if (header.Count(other => other == name) > 1)
                throw SignalFormatException.AtLine(1, $"'{name}'", "each column once", "it twice");
        }
        foreach (var needed in (string[])["file", "rate_hz", "unit"])
        {
            if (!header.Contains(needed))
                throw SignalFormatException.AtLine(1, needed, $"a column {needed}", $"columns {string.Join(", ", header)}");
        }
        if (header.Contains("variable") && header.Contains("column"))
            throw SignalFormatException.AtLine(1, "column", "variable or column, which mean the same", "both");
        this.header = header;
    }

    public ManifestRow Row(int line, string[] cells)
    {
        if (cells.Length != header.Length)
            throw SignalFormatException.AtLine(line, null, $"{header.Length} cells as in the header", $"{cells.Length}");
        string? Cell(string column)
            => Array.IndexOf(header, column) is >= 0 and var at && cells[at].Length > 0 ? cells[at] : null;
        string Needed(string column, string what)
            => Cell(column) ?? throw SignalFormatException.AtLine(line, column, what, "an empty cell");

        var file = FilePath(line, Needed("file", "a file name"));
        return new ManifestRow(
            line,
            file,
            Format(line, Cell("format"), file),
            Cell("variable") ?? Cell("column"),
            Positive(line, "rate_hz", Needed("rate_hz", "a sampling rate in Hz")),
            Needed("unit", "a unit such as g"),
            Speed(line, Cell("speed_rpm")),
            Cell("load"), Cell("machine"), Cell("bearing"), Cell("label"), Cell("severity"), Cell("channel"), Cell("run"));
    }

    // Manifests are uploaded: a path must not lead out of the folder of the recordings.
    private static string FilePath(int line, string file)
        => Path.IsPathRooted(file) || file.Contains('\\') || file.Split('/').Any(part => part is "" or "." or "..")
            ? throw SignalFormatException.AtLine(line, "file", "a path below the folder of the recordings", $"'{file}'")
            : file;

    private static SignalFileFormat Format(int line, string? format, string file)
        => (format ?? Path.GetExtension(file).TrimStart('.')).ToLowerInvariant() switch
        {
            "mat" => SignalFileFormat.Mat,
            "csv" or "txt" => SignalFileFormat.Csv,
            var other when format is null => throw SignalFormatException.AtLine(
                line, "file", "a file ending in .mat, .csv or .txt, or a format", $"'.{other}' and no format"),
            var other => throw SignalFormatException.AtLine(line, "format", "mat or csv", $"'{other}'"),
        };

    private static SpeedRule? Speed(int line, string? cell)
    {
        if (cell is null)
            return null;
        var bar = cell.LastIndexOf('|');
        if (bar >= 0)
        {
            return bar > 0
                ? new SpeedRule(cell[..bar].Trim(), Positive(line, "speed_rpm", cell[(bar + 1)..]))
                : throw SignalFormatException.AtLine(line, "speed_rpm", "a variable before the bar", $"'{cell}'");
        }
        return char.IsAsciiDigit(cell[0]) || cell[0] is '-' or '+' or '.'
            ? new SpeedRule(null, Positive(line, "speed_rpm", cell))
            : new SpeedRule(cell, null);
    }

    private static double Positive(int line, string column, string cell)
        => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) && number > 0
            ? number
            : throw SignalFormatException.AtLine(line, column, "a number above 0", $"'{cell}'");
}
