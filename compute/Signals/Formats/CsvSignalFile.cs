using System.Globalization;

namespace Cluster.Compute.Signals.Formats;

/// <summary>
/// Reads one column of a CSV recording. Every row must have the column and a finite number in it, or a
/// <see cref="SignalFormatException"/> names line, column and the text found.
/// </summary>
public static class CsvSignalFile
{
    private static readonly char[] Delimiters = ['\t', ';', '|', ',', ' '];

    /// <param name="stream">The file, UTF-8.</param>
    /// <param name="column">A name of the header or a number counted from 1; null only where there is one column.</param>
    /// <param name="options">Null: everything is detected.</param>
    public static float[] Read(Stream stream, string? column, CsvSignalOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= CsvSignalOptions.Default;
        if (options.DecimalPoint is not ('.' or ','))
            throw new ArgumentException($"expected a decimal point '.' or ',', found '{options.DecimalPoint}'", nameof(options));
        var text = CsvText.Decode(stream, options.FileBytes);
        using var rows = new CsvText(text, options.Delimiter ?? Detect(text, options.DecimalPoint));
        var format = new NumberFormatInfo { NumberDecimalSeparator = options.DecimalPoint.ToString() };
        if (!rows.Read())
            throw SignalFormatException.AtLine(1, null, "at least one row", "an empty file");

        var first = rows.Row();
        var header = options.HasHeader ?? LooksLikeHeader(first, format);
        var index = Index(column, first, header);
        var label = header ? $"'{first[index]}'" : $"{index + 1}";
        var samples = new List<float>();
        if (!header)
            samples.Add(Sample(rows, index, label, format));
        int? blank = null;
        while (rows.Read())
        {
            if (rows.IsBlank)
            {
                blank ??= rows.Line;
                continue;
            }
            if (blank is { } line)
                throw SignalFormatException.AtLine(line, label, "a number", "an empty line before further rows");
            samples.Add(Sample(rows, index, label, format));
        }
        return samples.Count > 0
            ? [.. samples]
            : throw SignalFormatException.AtLine(2, label, "at least one row below the header", "the end of the file");
    }

    private static float Sample(CsvText rows, int index, string label, NumberFormatInfo format)
    {
        if (index >= rows.Cells)
            throw SignalFormatException.AtLine(rows.Line, label, $"at least {index + 1} cells", $"{rows.Cells}");
        var cell = rows[index];
        if (!double.TryParse(cell, NumberStyles.Float, format, out var value))
            throw SignalFormatException.AtLine(rows.Line, label, "a number", Shown(cell));
        return float.IsFinite((float)value)
            ? (float)value
            : throw SignalFormatException.AtLine(rows.Line, label, "a finite number within the range of float", Shown(cell));
    }

    private static int Index(string? column, string[] first, bool header)
    {
        if (column is null)
        {
            return first.Length == 1
                ? 0
                : throw SignalFormatException.AtLine(1, null, "one column, or to be told which", $"{first.Length} columns");
        }
        if (header)
        {
            var named = Enumerable.Range(0, first.Length).Where(i => Wildcard.Matches(column, first[i])).ToArray();
            if (named.Length == 1)
                return named[0];
            if (named.Length > 1)
                throw SignalFormatException.AtLine(1, null, $"one column '{column}'", $"{named.Length} of them");
        }
        if (int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= first.Length)
            return number - 1;
        throw SignalFormatException.AtLine(1, null, $"a column '{column}'",
            header ? $"columns {string.Join(", ", first)}" : $"columns 1 to {first.Length} without a header");
    }

    private static bool LooksLikeHeader(string[] first, NumberFormatInfo format)
    {
        var numbers = first.Count(cell => double.TryParse(cell, NumberStyles.Float, format, out _));
        if (numbers == 0)
            return true;
        return numbers == first.Length
            ? false
            : throw SignalFormatException.AtLine(1, null,
                "a header or a row of numbers, or to be told which",
                $"{numbers} numbers among {first.Length} cells: {string.Join(", ", first)}");
    }

    private static char Detect(string text, char decimalPoint)
    {
        var lines = text.Split('\n', 9).Take(8).Select(line => line.Trim('\r')).Where(line => line.Length > 0).ToArray();
        if (lines.Length == 0)
            return ',';
        foreach (var delimiter in Delimiters)
        {
            var counts = lines.Select(line => line.Count(c => c == delimiter)).Distinct().ToArray();
            if (delimiter != decimalPoint && counts is [> 0])
                return delimiter;
        }
        return decimalPoint == ',' ? ';' : ',';
    }

    private static string Shown(ReadOnlySpan<char> cell) => cell.Length switch
    {
        0 => "an empty cell",
        > 40 => $"'{cell[..40]}...'",
        _ => $"'{cell}'",
    };
}
