using Cluster.Contracts.Signals;
using Cluster.Web.Plots;

namespace Cluster.Web.Comparisons;

/// <summary>How each of up to ten signals is drawn: blue, green and red first, told apart without colour by their dashes.</summary>
public static class ComparedLook
{
    private static readonly string[] _tones = ["blue", "green", "red", "orange", "purple", "sky", "yellow", "grey"];
    private static readonly string[] _dashes = ["solid", "dash", "dot", "dashdot", "longdash"];

    /// <summary>Tone of the line at a place, from 0.</summary>
    public static string Tone(int place) => _tones[place % _tones.Length];

    /// <summary>Dash of the line at a place, from 0.</summary>
    public static string Dash(int place) => _dashes[place % _dashes.Length];

    /// <summary>Id and class.</summary>
    public static string Name(SignalRow row) => row.Label is null ? row.Id : $"{row.Id} ({row.Label})";

    /// <summary>All signals as lines of one plot.</summary>
    public static IReadOnlyList<PlottedSignal> Lines(IReadOnlyList<SignalRow> rows) =>
        [.. rows.Select((row, place) => new PlottedSignal(row.Id, Name(row), row.Unit, Tone(place), Dash(place)))];

    /// <summary>Length (s) in words.</summary>
    public static double Seconds(SignalRow row) => row.Samples / row.RateHz;

    /// <summary>What signals differ in that their plots do not say by themselves: sentences.</summary>
    public static IEnumerable<string> Remarks(IReadOnlyList<SignalRow> rows)
    {
        if (rows.Select(row => row.Unit).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            var units = rows.GroupBy(row => row.Unit, StringComparer.Ordinal).Select(unit => $"{(unit.Key.Length == 0 ? "no unit" : unit.Key)} ({string.Join(", ", unit.Select(row => row.Id))})");
            yield return $"The signals have different units, so they share no amplitude scale: {string.Join("; ", units)}.";
        }

        if (rows.Select(row => row.RateHz).Distinct().Count() > 1)
            yield return $"The signals have different rates ({string.Join(", ", rows.Select(row => $"{row.Id}: {row.RateHz:0.###} Hz"))}): each spectrum ends at half its own.";
        if (rows.Select(row => Math.Round(Seconds(row), 6)).Distinct().Count() > 1)
            yield return $"The signals have different lengths ({string.Join(", ", rows.Select(row => $"{row.Id}: {Seconds(row):0.###} s"))}): the shorter end earlier on the common axis.";
    }
}
