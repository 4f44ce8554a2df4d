using System.Globalization;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Signals;

/// <summary>Signals with their features as CSV; an undefined feature is an empty cell.</summary>
internal static class ExplorerCsv
{
    private const string Columns = "signal,label,severity,side,machine,bearing,load,channel,run,speed_rpm,rate_hz,samples,unit,source,sha256";

    /// <summary>Writes a head line and a line a signal.</summary>
    public static async Task Write(TextWriter text, IReadOnlyList<string> features, IAsyncEnumerable<ExplorerRow> rows, CancellationToken cancellation)
    {
        await text.WriteAsync(string.Join(',', (string[])[Columns, .. features]) + "\n");
        await foreach (var row in rows.WithCancellation(cancellation))
            await text.WriteAsync(Line(row));
    }

    private static string Line(ExplorerRow row)
    {
        var s = row.Signal;
        var words = new[] { s.Id, s.Label, s.Severity, s.Split, s.Machine, s.Bearing, s.Load, s.Channel, s.Run }.Select(Cell);
        var numbers = new[] { Number(s.SpeedRpm), Number(s.RateHz), s.Samples.ToString(CultureInfo.InvariantCulture) };
        return string.Join(',', [.. words, .. numbers, Cell(s.Unit), Cell(s.Source), s.Hash, .. row.Features.Select(value => Number(value))]) + "\n";
    }

    private static string Number(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";

    // A cell that a spreadsheet would take for a formula begins with an apostrophe.
    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (text[0] is '=' or '+' or '-' or '@')
            text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
