using System.Globalization;

namespace Cluster.Compute.Signals.Formats;

/// <summary>
/// A CSV recording: its columns by name or number, read one at a time. Lines in front that begin with # or % are comments. Every further row must
/// have the column and a finite number in it, or a <see cref="SignalFormatException"/> names line, column and the text found.
/// </summary>
internal sealed class CsvTable
{
    private const int TimesLooked = 1000;

    private readonly string text;
    private readonly NumberFormatInfo format;
    private readonly CsvLayout layout;
    private readonly string[] first;
    private readonly bool header;

    public CsvTable(string text, CsvSignalOptions options)
    {
        if (options.DecimalPoint is not (null or '.' or ','))
            throw new ArgumentException($"expected a decimal point '.' or ',', found '{options.DecimalPoint}'", nameof(options));
        layout = CsvLayout.Detect(text, options);
        this.text = layout.Body(text);
        format = new NumberFormatInfo { NumberDecimalSeparator = layout.DecimalPoint.ToString(), NumberGroupSeparator = "" };
        using var rows = Rows();
        if (!rows.Read())
            throw SignalFormatException.AtLine(rows.Line, null, "at least one row", "an empty file");
        first = rows.Row();
        header = options.HasHeader ?? LooksLikeHeader(rows);
    }

    /// <summary>What the leading comments say.</summary>
    public IReadOnlyDictionary<string, string> Metadata => layout.Metadata;

    /// <summary>One variable a column; the first is marked where it is time.</summary>
    public IReadOnlyList<FileVariable> Variables()
    {
        var rows = Math.Max(0, Lines() - (header ? 1 : 0));
        var isTime = first.Length > 1 && StepSeconds() is not null;
        return [.. Enumerable.Range(0, Math.Min(first.Length, SignalFile.MostVariables)).Select(i => new FileVariable(
            header ? first[i] : (i + 1).ToString(CultureInfo.InvariantCulture), "a column", [rows], () => Numbers(i)) { IsTime = i == 0 && isTime })];
    }

    /// <summary>The step of a first column of evenly rising times, in seconds; null where it is something else.</summary>
    public double? StepSeconds()
    {
        var named = header && (first[0].StartsWith('t') || first[0].StartsWith('T') || first[0].Contains("time", StringComparison.OrdinalIgnoreCase));
        if (header && !named)
            return null;
        var times = new List<double>();
        using var rows = Rows();
        if (header)
            rows.Read();
        while (times.Count < TimesLooked && rows.Read() && rows.Cells > 0 && double.TryParse(rows[0], NumberStyles.Float, format, out var time))
            times.Add(time);
        if (times.Count < 8)
            return null;
        var step = (times[^1] - times[0]) / (times.Count - 1);
        // Counters of rows (step 1) and clocks are no times in seconds.
        return step is > 0 and < 0.5 && double.IsFinite(step) && Enumerable.Range(1, times.Count - 1).All(i => Math.Abs(times[i] - times[i - 1] - step) < 0.02 * step)
            ? step
            : null;
    }

    /// <summary>A column's number: a name of the header with wildcards, or a number from 1; null only where one column is no time.</summary>
    public int Index(string? column)
    {
        if (column is null)
        {
            if (first.Length == 2 && StepSeconds() is not null)
                return 1;
            return first.Length == 1
                ? 0
                : throw SignalFormatException.AtLine(layout.Comments + 1, null, "one column, or to be told which", $"{first.Length} columns");
        }
        if (header)
        {
            var named = Enumerable.Range(0, first.Length).Where(i => first[i] == column).ToArray();
            if (named.Length == 0)
                named = [.. Enumerable.Range(0, first.Length).Where(i => Wildcard.Matches(column, first[i]))];
            if (named.Length == 1)
                return named[0];
            if (named.Length > 1)
                throw SignalFormatException.AtLine(layout.Comments + 1, null, $"one column '{column}'", $"{named.Length} of them");
        }
        if (int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= first.Length)
            return number - 1;
        throw SignalFormatException.AtLine(layout.Comments + 1, null, $"a column '{column}'",
            header ? $"columns {string.Join(", ", first)}" : $"columns 1 to {first.Length} without a header");
    }

    /// <summary>All numbers of a column.</summary>
    public float[] Read(int index)
    {
        using var rows = Rows();
        rows.Read();
        var label = header ? $"'{first[index]}'" : $"{index + 1}";
        var samples = new List<float>();
        if (!header)
            samples.Add(Sample(rows, index, label));
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
            samples.Add(Sample(rows, index, label));
        }
        return samples.Count > 0
            ? [.. samples]
            : throw SignalFormatException.AtLine(layout.Comments + 2, label, "at least one row below the header", "the end of the file");
    }

    private RawNumbers Numbers(int index) =>
        RawNumbers.Packed(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Read(index).AsSpan()).ToArray(), NumberKind.Float32, BitConverter.IsLittleEndian);

    private CsvText Rows() => new(text, layout.Delimiter, layout.Comments + 1);

    private int Lines()
    {
        var body = text.AsSpan().TrimEnd();
        return body.IsEmpty ? 0 : body.Count('\n') + 1;
    }

    private float Sample(CsvText rows, int index, string label)
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

    // A text above a number is a heading; a text above a text (a time of day) says nothing.
    private bool LooksLikeHeader(CsvText rows)
    {
        bool IsNumber(string cell) => double.TryParse(cell, NumberStyles.Float, format, out _);
        var numbers = first.Count(IsNumber);
        if (numbers == 0 || numbers == first.Length)
            return numbers == 0;
        var second = rows.Read() ? rows.Row() : [];
        return first.Length == second.Length && first.Zip(second).Any(pair => !IsNumber(pair.First) && IsNumber(pair.Second))
            || (first.Length == second.Length && first.Zip(second).All(pair => IsNumber(pair.First) == IsNumber(pair.Second))
                ? false
                : throw SignalFormatException.AtLine(layout.Comments + 1, null,
                    "a header or a row of numbers, or to be told which",
                    $"{numbers} numbers among {first.Length} cells: {string.Join(", ", first)}"));
    }

    private static string Shown(ReadOnlySpan<char> cell) => cell.Length switch
    {
        0 => "an empty cell",
        > 40 => $"'{cell[..40]}...'",
        _ => $"'{cell}'",
    };
}
