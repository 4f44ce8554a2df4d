using System.Globalization;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Signals;

/// <summary>Ranges of features as text: name:from:to, where either limit may be empty.</summary>
internal static class Ranges
{
    /// <summary>Reads a range; one without any limit, or whose limits are no numbers, is none.</summary>
    public static bool TryRead(string text, out FeatureRange range)
    {
        range = new("", null, null);
        if (text.Split(':') is not [{ Length: > 0 } name, var from, var to] || !TryLimit(from, out var least) || !TryLimit(to, out var most))
            return false;
        range = new(name, least, most);
        return least is not null || most is not null;
    }

    /// <summary>A range as text.</summary>
    public static string Write(FeatureRange range) => string.Create(CultureInfo.InvariantCulture, $"{range.Feature}:{range.From:R}:{range.To:R}");

    private static bool TryLimit(string text, out double? limit)
    {
        limit = null;
        if (text.Length == 0)
            return true;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return false;
        limit = value;
        return true;
    }
}
