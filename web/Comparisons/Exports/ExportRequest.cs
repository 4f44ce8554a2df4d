using System.ComponentModel;
using System.Security.Claims;
using Cluster.Contracts.Comparisons;
using Microsoft.AspNetCore.Mvc;

namespace Cluster.Web.Comparisons.Exports;

/// <summary>What an export shows beside the signals: the name of the comparison, a pair with its alignment and thresholds, and a model.</summary>
internal sealed record ExportRequest(
    ClaimsPrincipal User,
    [property: FromQuery, Description("What the comparison is called.")] string? Title,
    [property: FromQuery, Description("The signal from which B is subtracted.")] string? A,
    [property: FromQuery, Description("The signal that is subtracted.")] string? B,
    [property: FromQuery, Description("How the pair is brought to one time.")] SignalAlignment? Align,
    [property: FromQuery, Description("|A - B| above this is very different, above half of it somewhat; in the unit of the signals.")] double? High,
    [property: FromQuery, Description("The trial whose model's predictions are in the report.")] string? Model)
{
    private const string Untitled = "Comparison of signals";

    /// <summary>The choice with these signals; throws what is wrong, by field.</summary>
    public ComparisonChoice Choice(IReadOnlyList<string> signals, string? name = null)
    {
        new Faults()
            .Require(signals.Count is >= 1 and <= CartView.Capacity, "signals", $"names 1 to {CartView.Capacity} signals; found {signals.Count}")
            .Require(signals.Distinct(StringComparer.Ordinal).Count() == signals.Count, "signals", "names each signal once")
            .Require(Title is null || Title.Length <= 200, "title", $"has at most 200 characters; found {Title?.Length}")
            .Require(A is null == B is null, "b", "goes with a: both or neither")
            .Require(A is null || A != B, "b", $"is another signal than a; found {B} twice")
            .Require(High is null or (> 0 and < double.PositiveInfinity), "high", $"is a number above 0; found {High}")
            .ThrowIfAny();
        var title = string.IsNullOrWhiteSpace(Title) ? name ?? Untitled : Title.Trim();
        var pair = A is null ? null : new DifferenceQuery(A, B!, Align ?? SignalAlignment.None);
        return new ComparisonChoice(signals, title, User.Identity!.Name!, pair is not null && High is { } high ? pair with { High = high, Medium = high / 2 } : pair, Model);
    }
}
