namespace Cluster.Compute.Signals.Splits;

/// <summary>How signals are to be divided.</summary>
/// <param name="TestBy">Fields whose values together name a group, such as machine or bearing.</param>
/// <param name="Seed">Draws the groups of both fractions.</param>
/// <param name="TestGroups">The groups to test on; null to draw <paramref name="TestFraction"/> of the signals.</param>
/// <param name="TestFraction">Used where no groups are named, and as the share of windows in window mode.</param>
/// <param name="ValidationBy">Fields of the validation groups; null for those of <paramref name="TestBy"/>.</param>
/// <param name="ValidationGroups">The groups to validate on, within what is not tested; null to draw a fraction.</param>
/// <param name="ValidationFraction">Share of all signals, or of all windows in window mode.</param>
public sealed record SplitRule(
    IReadOnlyList<string> TestBy,
    ulong Seed = 1,
    IReadOnlyList<string>? TestGroups = null,
    double TestFraction = 0.2,
    IReadOnlyList<string>? ValidationBy = null,
    IReadOnlyList<string>? ValidationGroups = null,
    double ValidationFraction = 0.2,
    SplitMode Mode = SplitMode.Group)
{
    /// <summary>Between the values of a group that is named by several fields.</summary>
    public const string Separator = " / ";
}
