using System.Text;
using Sylvan.Data.Csv;

namespace Cluster.Compute.Signals.Formats;

/// <summary>Rows of a CSV text with the line each begins at; nothing is skipped, comments and blank lines included.</summary>
internal sealed class CsvText : IDisposable
{
    private readonly CsvDataReader reader;
    private readonly bool quotes;
    private int nextLine;

    /// <param name="text">The rows.</param>
    /// <param name="delimiter">Between cells.</param>
    /// <param name="line">The number of the first line.</param>
    public CsvText(string text, char delimiter, int line = 1)
    {
        nextLine = line;
        quotes = text.Contains('"');
        try
        {
            // A zero comment character cannot occur: such files are refused when they are decoded.
            reader = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = delimiter,
                Comment = '\0',
                MaxBufferSize = 1 << 20,
            });
        }
        catch (CsvFormatException error)
        {
            throw Broken(error);
        }
    }

    /// <summary>The line at which the current row begins, counted from 1.</summary>
    public int Line { get; private set; }

    public int Cells => reader.RowFieldCount;

    public bool IsBlank => Cells == 0 || Cells == 1 && this[0].IsWhiteSpace();

    public ReadOnlySpan<char> this[int cell] => reader.GetFieldSpan(cell);

    public string[] Row() => [.. Enumerable.Range(0, Cells).Select(i => this[i].Trim().ToString())];

    public bool Read()
    {
        Line = nextLine;
        try
        {
            if (!reader.Read())
                return false;
        }
        catch (CsvFormatException error)
        {
            throw Broken(error);
        }
        nextLine = Line + 1;
        for (var i = 0; quotes && i < Cells; i++)
            nextLine += this[i].Count('\n');
        return true;
    }

    public void Dispose() => reader.Dispose();

    /// <summary>The whole stream as text: UTF-8 unless it begins with another byte order mark.</summary>
    public static string Decode(Stream stream, int limit)
    {
        var bytes = BoundedBytes.Read(stream, limit);
        using var decoder = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        var text = decoder.ReadToEnd();
        var zero = text.IndexOf('\0');
        return zero < 0
            ? text
            : throw SignalFormatException.Of($"expected a text file, found a zero character after {zero} others");
    }

    private SignalFormatException Broken(CsvFormatException error)
        => SignalFormatException.AtLine(Math.Max(nextLine, 1), null, "a row of CSV", error.Message, error);
}
