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

    /// <summary>The geometry that was imported with the signal.</summary>
    public const string Stored = "stored";

    /// <summary>A geometry that somebody has typed.</summary>
    public const string Own = "own";

    /// <summary>
    /// The family that fits the machine as far as it is known: that of the stored geometry; generated machines turn in journal bearings; a bearing may be named in
    /// the recording; else one that was typed.
    /// </summary>
    public static string Fitting(ISignalCurves curves, SignalRow row, BearingSize? own = null)
    {
        if (row.Geometry is { } geometry && curves.SizeOf(geometry) is not null)
            return Stored;
        if (row.Source?.StartsWith("generator", StringComparison.Ordinal) is true || row.Bearing?.Contains("journal", StringComparison.OrdinalIgnoreCase) is true)
            return Journal;
        var named = curves.Bearings.FirstOrDefault(bearing => row.Bearing?.Contains(bearing.Name, StringComparison.OrdinalIgnoreCase) is true);
        return named?.Name ?? (own is null ? None : Own);
    }

    /// <summary>The bearing of what is shown: stored, typed or of the catalogue; null for none and for a journal bearing.</summary>
    public static BearingSize? Bearing(ISignalCurves curves, SignalRow row, ViewerState state) => (state.Faults ?? Fitting(curves, row, state.Geometry)) switch
    {
        Stored => row.Geometry is { } geometry ? curves.SizeOf(geometry) : null,
        Own => state.Geometry,
        var name => curves.Bearings.FirstOrDefault(known => known.Name == name),
    };

    /// <summary>The lines of what is shown at the signal's speed; none without a speed.</summary>
    public static IReadOnlyList<PlotLine> InHz(ISignalCurves curves, SignalRow row, ViewerState state) =>
        row.SpeedRpm is > 0 and { } speed ? Lines(curves, row, state, speed / 60) : [];

    /// <summary>The lines of what is shown in orders.</summary>
    public static IReadOnlyList<PlotLine> InOrders(ISignalCurves curves, SignalRow row, ViewerState state) => Lines(curves, row, state, 1);

    /// <summary>Where its faults show, in orders of the shaft.</summary>
    public static IReadOnlyList<FaultLine> Faults(ISignalCurves curves, SignalRow row, ViewerState state)
    {
        if (Bearing(curves, row, state) is { } bearing)
            return curves.FaultLines(bearing);
        return (state.Faults ?? Fitting(curves, row, state.Geometry)) == Journal ? curves.FaultLines(null) : [];
    }

    private static List<PlotLine> Lines(ISignalCurves curves, SignalRow row, ViewerState state, double factor)
    {
        var lines = new List<PlotLine>();
        foreach (var line in Faults(curves, row, state))
        {
            lines.Add(new(line.FromOrder * factor, line.Name));
            if (line.ToOrder > line.FromOrder)
                lines.Add(new(line.ToOrder * factor, ""));
        }

        return lines;
    }
}
