using System.Globalization;

namespace Cluster.Compute.Signals.Formats;

/// <summary>
/// The geometry of a rolling bearing as one text: <c>n=9 d=7.94 D=39.04 angle=0</c> (rolling elements, their diameter and the pitch diameter in one
/// unit of length, contact angle in degrees; the angle may be left out).
/// </summary>
public static class BearingGeometryText
{
    /// <summary>The numbers, or null where the text is something else.</summary>
    public static (int Elements, double ElementDiameter, double PitchDiameter, double AngleDegrees)? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var part in text.Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            if (equals <= 0 || !double.TryParse(part[(equals + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                || !values.TryAdd(part[..equals], value))
                return null;
        }
        if (values.Keys.Any(key => key is not ("n" or "d" or "D" or "angle")))
            return null;
        return values.TryGetValue("n", out var n) && values.TryGetValue("d", out var d) && values.TryGetValue("D", out var pitch)
            && n is >= 3 and <= 200 && n == Math.Floor(n) && d > 0 && pitch > d && values.GetValueOrDefault("angle") is >= 0 and < 90 and var angle
            ? ((int)n, d, pitch, angle)
            : null;
    }
}
