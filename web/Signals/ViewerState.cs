using System.Globalization;
using Cluster.Contracts.Signals;
using Cluster.Web.Plots;

namespace Cluster.Web.Signals;

/// <summary>What a viewer of a signal shows, as it stands in the address: a link opens the same view for somebody else.</summary>
public sealed record ViewerState
{
    /// <summary>The tab; the first one is empty.</summary>
    public string Tab { get; init; } = "";

    /// <summary>Seen part of the time axis (s).</summary>
    public PlotRange? Time { get; init; }

    /// <summary>Seen part of the frequency axis (Hz).</summary>
    public PlotRange? Frequency { get; init; }

    /// <summary>Seen part of the order axis.</summary>
    public PlotRange? Orders { get; init; }

    /// <summary>Seen part of the envelope spectrum (Hz).</summary>
    public PlotRange? Modulation { get; init; }

    /// <summary>Seen part of the quefrency axis (s).</summary>
    public PlotRange? Quefrency { get; init; }

    /// <summary>Band of the envelope (Hz); null for that of the highest kurtosis.</summary>
    public PlotRange? Band { get; init; }

    /// <summary>The cursor.</summary>
    public PlotCursor? Cursor { get; init; }

    /// <summary>Which faults are marked: none, journal, stored, own, or the name of a rolling bearing; null for the family that fits.</summary>
    public string? Faults { get; init; }

    /// <summary>The bearing that somebody has typed.</summary>
    public BearingSize? Geometry { get; init; }

    /// <summary>Whether the truth of a generated signal is left out of the plots.</summary>
    public bool HidesTruth { get; init; }

    /// <summary>Samples of the spectrogram's window.</summary>
    public int? Segment { get; init; }

    /// <summary>Reads what an address says; what makes no sense is left out.</summary>
    public static ViewerState Of(Func<string, string?> query) => new()
    {
        Tab = query("tab") ?? "",
        Time = Range(query("t")),
        Frequency = Range(query("f")),
        Orders = Range(query("o")),
        Modulation = Range(query("m")),
        Quefrency = Range(query("q")),
        Band = Range(query("band")),
        Cursor = CursorOf(query("cursor")),
        Faults = query("faults"),
        Geometry = BearingDraft.Of(query("geometry")),
        HidesTruth = query("truth") == "hidden",
        Segment = int.TryParse(query("segment"), NumberStyles.None, CultureInfo.InvariantCulture, out var segment) && segment is >= 16 and <= 32768 ? segment : null,
    };

    /// <summary>The parameters of an address, null where one is left out.</summary>
    public IReadOnlyDictionary<string, object?> Query() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["tab"] = Tab.Length == 0 ? null : Tab,
        ["t"] = Text(Time),
        ["f"] = Text(Frequency),
        ["o"] = Text(Orders),
        ["m"] = Text(Modulation),
        ["q"] = Text(Quefrency),
        ["band"] = Text(Band),
        ["cursor"] = Cursor is null ? null : FormattableString.Invariant($"{Cursor.Kind}_{Cursor.At:R}_{Cursor.Count}_{Cursor.Spacing:R}"),
        ["faults"] = Faults,
        ["geometry"] = Geometry is null ? null : BearingDraft.Text(Geometry),
        ["truth"] = HidesTruth ? "hidden" : null,
        ["segment"] = Segment?.ToString(CultureInfo.InvariantCulture),
    };

    private static string? Text(PlotRange? range) => range is null ? null : FormattableString.Invariant($"{range.From:R}_{range.To:R}");

    private static PlotRange? Range(string? text) =>
        text?.Split('_') is [var from, var to] && Number(from) is { } low && Number(to) is { } high && low < high ? new(low, high) : null;

    private static PlotCursor? CursorOf(string? text)
    {
        if (text?.Split('_') is not [var kind, var at, var count, var spacing] || kind is not (PlotCursor.Harmonic or PlotCursor.Sideband))
            return null;
        return Number(at) is > 0 and { } place && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var lines) && lines is >= 1 and <= 50
            ? new(kind, place, Number(spacing), lines)
            : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
