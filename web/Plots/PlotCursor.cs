namespace Cluster.Web.Plots;

/// <summary>
/// A family of lines that is moved as one: harmonics of At, or sidebands at Spacing around it. Count is the number of harmonics, or of sidebands on each side.
/// </summary>
public sealed record PlotCursor(string Kind, double At, double? Spacing = null, int Count = 10)
{
    /// <summary>At, twice At, three times At and so on.</summary>
    public const string Harmonic = "harmonic";

    /// <summary>At, and lines at multiples of Spacing on both sides of it.</summary>
    public const string Sideband = "sideband";

    /// <summary>The places of its lines with their names.</summary>
    public IEnumerable<(string Name, double At)> Lines() => Kind == Harmonic
        ? Enumerable.Range(1, Count).Select(order => ($"{order}", order * At))
        : Enumerable.Range(-Count, 2 * Count + 1).Select(order => (order == 0 ? "carrier" : $"{order:+0;-0}", At + (order * (Spacing ?? 0)))).Where(line => line.Item2 >= 0);
}
