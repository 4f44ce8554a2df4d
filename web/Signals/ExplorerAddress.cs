using System.Globalization;
using Cluster.Contracts.Signals;
using Microsoft.AspNetCore.WebUtilities;

namespace Cluster.Web.Signals;

/// <summary>
/// All of the page's state as it stands in its address: filter, order, columns, page, the feature whose distribution is shown, the projection and what its
/// points are coloured by.
/// </summary>
public sealed record ExplorerAddress(SignalFilter Filter)
{
    /// <summary>Columns of features when the address names none.</summary>
    public static IReadOnlyList<string> UsualFeatures { get; } = ["RMS", "Kurtosis", "CrestFactor"];

    /// <summary>Order of the list.</summary>
    public SignalSort Order { get; init; } = new();

    /// <summary>Features in the list.</summary>
    public IReadOnlyList<string> Features { get; init; } = UsualFeatures;

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The feature whose distribution is shown.</summary>
    public string Shown { get; init; } = "RMS";

    /// <summary>The projection that is shown: pca, tsne, or null for none.</summary>
    public string? Projection { get; init; }

    /// <summary>What points are coloured by.</summary>
    public string ColourBy { get; init; } = "label";

    /// <summary>Reads an address; what cannot be read counts as not there.</summary>
    public static ExplorerAddress Read(string uri, string? newest)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        string[] All(string name) => query.TryGetValue(name, out var values) ? [.. values.Select(v => v ?? "")] : [];
        string? One(string name) => All(name) is [{ Length: > 0 } value, ..] ? value : null;
        double? Number(string name) => double.TryParse(One(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
        var ranges = All("range").Select(text => Ranges.TryRead(text, out var range) ? range : null).OfType<FeatureRange>();
        return new(new SignalFilter(One("dataset") ?? newest ?? "", int.TryParse(One("version"), CultureInfo.InvariantCulture, out var version) ? version : null)
        {
            Labels = All("label"),
            Severities = All("severity"),
            Machines = All("machine"),
            Loads = All("load"),
            Channels = All("channel"),
            Splits = All("side"),
            SpeedFrom = Number("speedFrom"),
            SpeedTo = Number("speedTo"),
            Text = One("q"),
            Features = [.. ranges],
            Selection = One("selection"),
        })
        {
            Order = Sort(One("sort") ?? SignalSort.Signal),
            Features = query.ContainsKey("feature") ? [.. All("feature").Where(f => f.Length > 0).Distinct()] : UsualFeatures,
            Page = Math.Max(1, int.TryParse(One("page"), CultureInfo.InvariantCulture, out var page) ? page : 1),
            Shown = One("shown") ?? "RMS",
            Projection = One("projection") is "pca" or "tsne" ? One("projection") : null,
            ColourBy = One("by") is "severity" or "machine" ? One("by")! : "label",
        };
    }

    /// <summary>An order as text, with a minus before it for the greatest first.</summary>
    public static SignalSort Sort(string text) => text.StartsWith('-') ? new(text[1..], true) : new(text);

    /// <summary>The address of the page.</summary>
    public override string ToString() => "/data-explorer" + Query(
    [
        ("dataset", Filter.Dataset), .. Version, .. ExplorerQuery.Parameters(Filter), .. OrderParameters, .. FeatureParameters,
        .. Optional("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null), .. Optional("shown", Shown == "RMS" ? null : Shown),
        .. Optional("projection", Projection), .. Optional("by", ColourBy == "label" ? null : ColourBy),
    ]);

    /// <summary>The address of the same signals as CSV.</summary>
    public string Csv => $"{Api.Root}/datasets/{Uri.EscapeDataString(Filter.Dataset)}/explorer/signals.csv" + Query([.. Version, .. ExplorerQuery.Parameters(Filter), .. OrderParameters]);

    /// <summary>The address of a projection's points, those outside of the filter in no group.</summary>
    public string Points(string projection) =>
        $"{Api.Root}/projections/{Uri.EscapeDataString(projection)}/points" + Query([("by", ColourBy), .. ExplorerQuery.Parameters(Filter)]);

    private (string, string)[] Version => Optional("version", Filter.Version?.ToString(CultureInfo.InvariantCulture));

    private (string, string)[] OrderParameters => Order == new SignalSort() ? [] : [("sort", Order.Descending ? "-" + Order.By : Order.By)];

    private (string, string)[] FeatureParameters =>
        Features.SequenceEqual(UsualFeatures) ? [] : Features.Count == 0 ? [("feature", "")] : [.. Features.Select(feature => ("feature", feature))];

    private static (string, string)[] Optional(string name, string? value) => string.IsNullOrEmpty(value) ? [] : [(name, value)];

    private static string Query(IEnumerable<(string Name, string Value)> parameters) =>
        string.Join('&', parameters.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}")) is { Length: > 0 } query ? "?" + query : "";
}
