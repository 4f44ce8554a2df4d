using System.Globalization;
using Cluster.Contracts.Comparisons;

namespace Cluster.Web.Comparisons.Exports;

/// <summary>The stretches and bands in which a pair differs, as a report prints them.</summary>
internal static class DifferenceTables
{
    // More would be pages of numbers; the files of the archive hold them all.
    private const int Printed = 20;

    /// <summary>One table each, without those that have no row.</summary>
    public static IReadOnlyList<ReportTable> Of(DifferenceView pair) => [.. new[] { Stretches(pair), Bands(pair) }.Where(table => table.Rows.Count > 0)];

    private static ReportTable Stretches(DifferenceView pair) => new(
        $"Where the time signals differ ({Shown(pair.Stretches.Count)})",
        ["Difference", "From (s)", "To (s)", $"Largest ({pair.Unit})", "at (s)", $"Mean ({pair.Unit})"],
        [.. pair.Stretches.OrderByDescending(stretch => stretch.Largest).Take(Printed).OrderBy(stretch => stretch.From).Select(stretch => (IReadOnlyList<string>)[
            stretch.IsVery ? "very different" : "somewhat different", Number(stretch.From), Number(stretch.To), Number(stretch.Largest), Number(stretch.LargestAt), Number(stretch.MeanAbsolute)])],
        [1.6f, 1, 1, 1, 1, 1],
        NumbersFrom: 1);

    private static ReportTable Bands(DifferenceView pair) => new(
        $"Bands whose power differs significantly ({Shown(pair.Bands.Count)})",
        ["Band (Hz)", "Bins", "A over B (dB)", "Largest bin (dB)", "at (Hz)", "Smallest adjusted p"],
        [.. pair.Bands.OrderByDescending(band => Math.Abs(band.PowerRatioDb)).Take(Printed).OrderBy(band => band.LowHz).Select(band => (IReadOnlyList<string>)[
            $"{Number(band.LowHz)} to {Number(band.HighHz)}", band.Bins.ToString(CultureInfo.InvariantCulture), Number(band.PowerRatioDb), Number(band.LargestDb), Number(band.LargestAtHz),
            band.AdjustedP.ToString("0.##E+0", CultureInfo.InvariantCulture)])],
        [1.8f, 0.7f, 1, 1, 1, 1.2f],
        NumbersFrom: 1);

    private static string Shown(int count) => count > Printed ? $"the {Printed} largest of {count}" : $"{count}";

    private static string Number(double value) => Layout.Show.Number(value);
}
