using Cluster.Contracts.Signals;
using Cluster.Web.Plots;

namespace Cluster.Web.Signals;

/// <summary>Stretches of plots that the truth of a generated signal shades.</summary>
public static class TruthRegions
{
    private const string Tone = "vermillion";

    /// <summary>When the fault shows (s); windows that touch are one stretch.</summary>
    public static IReadOnlyList<PlotRegion> InTime(SignalTruth truth) =>
        Joined(truth.Windows.Where(window => window.Faulty).Select(window => (window.FromSeconds, window.ToSeconds)));

    /// <summary>In which bands it shows in any window (Hz); bands that overlap are one stretch.</summary>
    public static IReadOnlyList<PlotRegion> InFrequency(SignalTruth truth) =>
        Joined(truth.Windows.Where(window => window.Faulty).SelectMany(window => window.Bands).Select(band => (band.LowHz, band.HighHz)));

    private static List<PlotRegion> Joined(IEnumerable<(double From, double To)> stretches)
    {
        var regions = new List<PlotRegion>();
        foreach (var (from, to) in stretches.OrderBy(stretch => stretch.From))
        {
            if (regions.Count > 0 && from <= regions[^1].To)
                regions[^1] = regions[^1] with { To = Math.Max(regions[^1].To, to) };
            else
                regions.Add(new(from, to, Tone));
        }

        return regions;
    }
}
