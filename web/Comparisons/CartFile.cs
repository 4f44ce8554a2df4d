using System.Globalization;
using System.Text;
using Cluster.Contracts.Comparisons;

namespace Cluster.Web.Comparisons;

/// <summary>A cart as a file: ids and metadata, one signal a row.</summary>
public static class CartFile
{
    private static readonly char[] _quoted = ['"', ',', '\n', '\r'];

    /// <summary>CSV with a header; a text that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    public static string Csv(CartView cart)
    {
        var text = new StringBuilder("signal,label,severity,machine,bearing,load,speed_rpm,rate_hz,unit,samples,seconds,channel,run,source,sha256\r\n");
        foreach (var row in cart.Signals)
        {
            text.AppendJoin(',', new[]
            {
                row.Id, row.Label, row.Severity, row.Machine, row.Bearing, row.Load, Number(row.SpeedRpm), Number(row.RateHz), row.Unit, Number(row.Samples),
                Number(row.Samples / row.RateHz), row.Channel, row.Run, row.Source, row.Hash,
            }.Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    private static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        if (value[0] is '=' or '+' or '@' or '\t' || (value[0] == '-' && !double.TryParse(value, CultureInfo.InvariantCulture, out _)))
            value = "'" + value;
        return value.IndexOfAny(_quoted) < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
