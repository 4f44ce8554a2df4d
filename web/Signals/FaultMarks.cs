using Cluster.Contracts.Signals;
using Cluster.Web.Plots;

namespace Cluster.Web.Signals;

/// <summary>Lines of a spectrum where faults of one kind of bearing would show.</summary>
public static class FaultMarks
{
    /// <summary>No marks.</summary>
    public const string None = "none";

    /// <summary>Oil whirl and harmonics of the shaft.</summary>
    public const string Journal = "journal";

    /// <summary>The family that fits the machine as far as it is known: generated machines turn in journal bearings, and a bearing may be named in the recording.</summary>
    public static string Fitting(ISignalCurves curves, SignalRow row)
    {
        if (row.Source?.StartsWith("generator", StringComparison.Ordinal) is true || row.Bearing?.Contains("journal", StringComparison.OrdinalIgnoreCase) is true)
            return Journal;
        var named = curves.Bearings.FirstOrDefault(bearing => row.Bearing?.Contains(bearing.Name, StringComparison.OrdinalIgnoreCase) is true);
        return named?.Name ?? None;
    }

    /// <summary>The lines of a family at the signal's speed; none without a speed.</summary>
    public static IReadOnlyList<PlotLine> InHz(ISignalCurves curves, SignalRow row, string? family) =>
        row.SpeedRpm is > 0 and { } speed ? Lines(curves, row, family, speed / 60) : [];

    /// <summary>The lines of a family in orders.</summary>
    public static IReadOnlyList<PlotLine> InOrders(ISignalCurves curves, SignalRow row, string? family) => Lines(curves, row, family, 1);

    private static List<PlotLine> Lines(ISignalCurves curves, SignalRow row, string? family, double factor)
    {
        family ??= Fitting(curves, row);
        var bearing = curves.Bearings.FirstOrDefault(known => known.Name == family);
        if (family == None || (family != Journal && bearing is null))
            return [];
        var lines = new List<PlotLine>();
        foreach (var line in curves.FaultLines(family == Journal ? null : bearing))
        {
            lines.Add(new(line.FromOrder * factor, line.Name));
            if (line.ToOrder > line.FromOrder)
                lines.Add(new(line.ToOrder * factor, ""));
        }

        return lines;
    }
}
