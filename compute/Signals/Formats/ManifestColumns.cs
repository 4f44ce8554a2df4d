using System.Globalization;
using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Signals.Formats;

/// <summary>The header of a manifest, and the reading of its rows.</summary>
internal sealed class ManifestColumns
{
    private static readonly string[] Known =
    [
        "file", "format", "variable", "column", "rate_hz", "unit", "speed_rpm", "load", "machine", "bearing", "label",
        "severity", "channel", "run", "geometry", "convert_to",
    ];

    private const string Hertz = "[Hz]";

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
        foreach (var needed in (string[])["file", "unit"])
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
            Format(line, Cell("format")),
            Cell("variable") ?? Cell("column"),
            Rate(line, Cell("rate_hz")),
            Needed("unit", "a unit such as g"),
            Speed(line, Cell("speed_rpm")),
            Cell("load"), Cell("machine"), Cell("bearing"), Cell("label"), Cell("severity"), Cell("channel"), Cell("run"))
        {
            Geometry = Geometry(line, Cell("geometry")),
            ConvertTo = ConvertTo(line, Cell("unit"), Cell("convert_to")),
        };
    }

    // Manifests are uploaded: a path must not lead out of the folder of the recordings.
    private static string FilePath(int line, string file)
        => !ImportManifest.IsBelowFolder(file)
            ? throw SignalFormatException.AtLine(line, "file", "a path below the folder of the recordings", $"'{file}'")
            : file;

    private static SignalFileFormat? Format(int line, string? format) => format?.ToLowerInvariant() switch
    {
        null => null,
        "mat" => SignalFileFormat.Mat,
        "csv" or "txt" => SignalFileFormat.Csv,
        "hdf5" or "h5" => SignalFileFormat.Hdf5,
        "npy" => SignalFileFormat.Npy,
        "npz" => SignalFileFormat.Npz,
        "wav" => SignalFileFormat.Wav,
        "parquet" => SignalFileFormat.Parquet,
        _ => throw SignalFormatException.AtLine(line, "format", "mat, hdf5, csv, npy, npz, wav or parquet", $"'{format}'"),
    };

    private static string? Geometry(int line, string? cell) => cell is null || BearingGeometryText.Parse(cell) is not null
        ? cell
        : throw SignalFormatException.AtLine(line, "geometry", "a geometry such as n=9 d=7.94 D=39.04 angle=0", $"'{cell}'");

    private static string? ConvertTo(int line, string? unit, string? cell) => cell is null || cell == unit || VibrationUnits.Factor(unit, cell) is not null
        ? cell
        : throw SignalFormatException.AtLine(
            line, "convert_to", $"a unit that {unit} converts to, among {string.Join(", ", VibrationUnits.Offered.Where(offered => VibrationUnits.Factor(unit, offered) is not null).DefaultIfEmpty("none"))}", $"'{cell}'");

    private static RateRule Rate(int line, string? cell)
    {
        if (cell is null)
            return new RateRule(null, null);
        var (variable, number) = VariableOrNumber(line, "rate_hz", cell);
        return new RateRule(variable, number);
    }

    private static SpeedRule? Speed(int line, string? cell)
    {
        if (cell is null)
            return null;
        var (variable, number) = VariableOrNumber(line, "speed_rpm", cell);
        return variable is not null && variable.EndsWith(Hertz, StringComparison.Ordinal)
            ? new SpeedRule(variable[..^Hertz.Length], number) { PerMinute = 60 }
            : new SpeedRule(variable, number);
    }

    private static (string? Variable, double? Number) VariableOrNumber(int line, string column, string cell)
    {
        var bar = cell.LastIndexOf('|');
        if (bar >= 0)
        {
            return bar > 0
                ? (cell[..bar].Trim(), Positive(line, column, cell[(bar + 1)..]))
                : throw SignalFormatException.AtLine(line, column, "a variable before the bar", $"'{cell}'");
        }
        return char.IsAsciiDigit(cell[0]) || cell[0] is '-' or '+' or '.'
            ? (null, Positive(line, column, cell))
            : (cell, null);
    }

    private static double Positive(int line, string column, string cell)
        => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) && number > 0
            ? number
            : throw SignalFormatException.AtLine(line, column, "a number above 0", $"'{cell}'");
}
