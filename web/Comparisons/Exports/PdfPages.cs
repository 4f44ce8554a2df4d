using System.Globalization;
using SkiaSharp;

namespace Cluster.Web.Comparisons.Exports;

/// <summary>Lays text, tables and figures out over A4 pages from top to bottom; each page carries a footer with its number. All lengths are in points.</summary>
internal sealed class PdfPages : IDisposable
{
    private const float PageWidth = 595;
    private const float PageHeight = 842;
    private const float Margin = 45;
    private const float FooterHeight = 24;

    private readonly SKDocument _document;
    private readonly SKTypeface _regular = ExportFont.Open(bold: false);
    private readonly SKTypeface _bold = ExportFont.Open(bold: true);
    private readonly SKPaint _ink = new() { Color = new SKColor(0x1b, 0x20, 0x26), IsAntialias = true };
    private readonly SKPaint _faint = new() { Color = new SKColor(0x5b, 0x64, 0x70), IsAntialias = true };
    private readonly SKPaint _line = new() { Color = new SKColor(0xc4, 0xca, 0xd1), StrokeWidth = 0.5f };
    private readonly string _footer;
    private SKCanvas? _canvas;
    private float _y;

    /// <param name="stream">Where the file goes, page by page.</param>
    /// <param name="title">Its title, in the file's properties.</param>
    /// <param name="author">Who made it.</param>
    /// <param name="at">When.</param>
    /// <param name="footer">What stands at the foot of each page beside its number.</param>
    public PdfPages(Stream stream, string title, string author, DateTimeOffset at, string footer)
    {
        _footer = footer;
        _document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata
        {
            Title = title,
            Author = author,
            Creation = at.UtcDateTime,
            Modified = at.UtcDateTime,
            Producer = "Cluster",
            RasterDpi = 300,
            // Above 100: pictures stay lossless, else spectrograms become JPEG mush.
            EncodingQuality = 101,
        });
    }

    /// <summary>The width between the margins.</summary>
    public static float Width => PageWidth - (2 * Margin);

    /// <summary>Pages begun so far.</summary>
    public int Count { get; private set; }

    /// <summary>A heading, never alone at the foot of a page.</summary>
    public void Heading(string text, float size = 12)
    {
        Room((size * 1.4f) + 60);
        _y += size * 0.6f;
        using var font = new SKFont(_bold, size);
        foreach (var line in Wrap(text, font, Width))
            Line(line, font, _ink, size);
        _y += 3;
    }

    /// <summary>A paragraph; several in one text are divided by line ends.</summary>
    public void Paragraph(string text, float size = 8.5f, bool faint = false)
    {
        using var font = new SKFont(_regular, size);
        foreach (var line in text.Split('\n').SelectMany(part => Wrap(part, font, Width)))
            Line(line, font, faint ? _faint : _ink, size);
        _y += 3;
    }

    /// <summary>A table whose head is repeated on each page; shares say how wide each column is, those marked are set to the right.</summary>
    public void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<float> shares, Func<int, bool> toTheRight, float size = 7.5f)
    {
        using var regular = new SKFont(_regular, size);
        using var bold = new SKFont(_bold, size);
        var widths = shares.Select(share => Width * share / shares.Sum()).ToArray();
        Room(size * 5);
        Row(head, bold);
        foreach (var row in rows)
        {
            if (Room(RowHeight(row, regular)))
                Row(head, bold);
            Row(row, regular);
        }

        _y += 6;

        float RowHeight(IReadOnlyList<string> cells, SKFont font) => (Lines(cells, font).Max(lines => lines.Count) * size * 1.3f) + 3;

        List<List<string>> Lines(IReadOnlyList<string> cells, SKFont font) => [.. cells.Select((cell, i) => Wrap(cell, font, widths[i] - 6))];

        void Row(IReadOnlyList<string> cells, SKFont font)
        {
            var lines = Lines(cells, font);
            var left = Margin;
            for (var i = 0; i < cells.Count; i++)
            {
                for (var k = 0; k < lines[i].Count; k++)
                {
                    var x = toTheRight(i) ? left + widths[i] - 3 : left + 3;
                    _canvas!.DrawText(lines[i][k], x, _y + (size * (1 + (1.3f * k))), toTheRight(i) ? SKTextAlign.Right : SKTextAlign.Left, font, _ink);
                }

                left += widths[i];
            }

            _y += RowHeight(cells, font);
            _canvas!.DrawLine(Margin, _y - 1.5f, PageWidth - Margin, _y - 1.5f, _line);
        }
    }

    /// <summary>A plot as wide as the text, with what it says of its data below.</summary>
    public void Figure(ExportPlot plot, float height = 165)
    {
        Room(height + 24);
        PlotDrawing.Onto(_canvas!, plot, Margin, _y, Width, height);
        _y += height + 2;
        if (plot.Note.Length > 0)
            Paragraph(plot.Note, 7, faint: true);
        _y += 4;
    }

    /// <summary>Ends the last page and the file.</summary>
    public void Close()
    {
        if (_canvas is null)
            Begin();
        End();
        _document.Close();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _document.Dispose();
        _regular.Dispose();
        _bold.Dispose();
        _ink.Dispose();
        _faint.Dispose();
        _line.Dispose();
    }

    /// <summary>Cuts a text into lines of at most a width; a word that is wider by itself is cut too.</summary>
    private static List<string> Wrap(string text, SKFont font, float width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var rest = word;
            while (true)
            {
                var longer = line.Length == 0 ? rest : $"{line} {rest}";
                if (font.MeasureText(longer) <= width)
                {
                    line = longer;
                    break;
                }

                if (line.Length > 0)
                {
                    lines.Add(line);
                    line = "";
                    continue;
                }

                var fits = Math.Max(1, font.BreakText(rest, width));
                lines.Add(rest[..fits]);
                rest = rest[fits..];
            }
        }

        lines.Add(line);
        return lines;
    }

    private void Line(string text, SKFont font, SKPaint paint, float size)
    {
        Room(size * 1.35f);
        _canvas!.DrawText(text, Margin, _y + size, SKTextAlign.Left, font, paint);
        _y += size * 1.35f;
    }

    /// <summary>Goes to the next page if so much does not fit on this one; says whether it did.</summary>
    private bool Room(float height)
    {
        if (_canvas is not null && _y + height <= PageHeight - Margin - FooterHeight)
            return false;
        if (_canvas is not null)
            End();
        Begin();
        return true;
    }

    private void Begin()
    {
        _canvas = _document.BeginPage(PageWidth, PageHeight);
        _y = Margin;
        Count++;
    }

    private void End()
    {
        using var font = new SKFont(_regular, 7);
        var y = PageHeight - Margin + 6;
        _canvas!.DrawLine(Margin, y - 12, PageWidth - Margin, y - 12, _line);
        _canvas.DrawText(_footer, Margin, y, SKTextAlign.Left, font, _faint);
        _canvas.DrawText(string.Create(CultureInfo.InvariantCulture, $"Page {Count}"), PageWidth - Margin, y, SKTextAlign.Right, font, _faint);
        _document.EndPage();
        _canvas = null;
    }
}
