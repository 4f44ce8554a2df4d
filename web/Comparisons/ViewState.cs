using System.Globalization;
using Cluster.Contracts.Comparisons;
using Cluster.Web.Plots;
using Microsoft.AspNetCore.WebUtilities;

namespace Cluster.Web.Comparisons;

/// <summary>What the page shows, as it stands in its address: whoever opens the address, or follows its reader, sees the same.</summary>
public sealed record ViewState
{
    /// <summary>As the page first opens.</summary>
    public static readonly ViewState Initial = new();

    /// <summary>Grid, overlay or difference.</summary>
    public ViewMode Mode { get; init; }

    /// <summary>First signal of a difference; null for the first of the cart.</summary>
    public string? A { get; init; }

    /// <summary>Second signal of a difference; null for the first that is not A.</summary>
    public string? B { get; init; }

    /// <summary>How A and B are aligned.</summary>
    public SignalAlignment Alignment { get; init; }

    /// <summary>Above it a difference is large, in the unit of the signals.</summary>
    public double High { get; init; } = 0.1;

    /// <summary>Above it a difference is medium.</summary>
    public double Medium { get; init; } = 0.05;

    /// <summary>Whether the difference is shown over time rather than over frequency.</summary>
    public bool OverTime { get; init; }

    /// <summary>Whether each plot of a row has a y scale of its own.</summary>
    public bool FreeScales { get; init; }

    /// <summary>What is seen of time (s); null for all.</summary>
    public PlotRange? Time { get; init; }

    /// <summary>What is seen of frequency (Hz); null for all.</summary>
    public PlotRange? Frequency { get; init; }

    /// <summary>Whether features stand in their own order rather than the most different first.</summary>
    public bool InOrder { get; init; }

    /// <summary>Whether features differ in percent of the first signal's value rather than of the population's spread.</summary>
    public bool Plain { get; init; }

    /// <summary>The trial whose model predicts; null for the newest.</summary>
    public string? Model { get; init; }

    /// <summary>Reads a query string; what it does not understand is as at first.</summary>
    public static ViewState Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var high = Positive(Text("high")) ?? Initial.High;
        return new()
        {
            Mode = Word(Text("mode"), ViewMode.Grid),
            A = Text("a"),
            B = Text("b"),
            Alignment = Word(Text("align"), SignalAlignment.None),
            High = high,
            Medium = Positive(Text("medium")) is { } medium && medium <= high ? medium : high / 2,
            OverTime = Text("over") == "time",
            FreeScales = Text("scale") == "free",
            Time = Range(Text("time")),
            Frequency = Range(Text("frequency")),
            InOrder = Text("features") == "order",
            Plain = Text("delta") == "first",
            Model = Text("model"),
        };

        string? Text(string name) => values.TryGetValue(name, out var found) ? found.ToString() : null;
    }

    /// <summary>The query string, without what is as at first; empty if all is.</summary>
    public string ToQuery()
    {
        var parts = new List<string>();
        Add("mode", Mode == ViewMode.Grid ? null : Mode.ToString().ToLowerInvariant());
        Add("a", A);
        Add("b", B);
        Add("align", Alignment == SignalAlignment.None ? null : Alignment.ToString().ToLowerInvariant());
        Add("high", High == Initial.High ? null : Number(High));
        Add("medium", Medium == High / 2 ? null : Number(Medium));
        Add("over", OverTime ? "time" : null);
        Add("scale", FreeScales ? "free" : null);
        Add("time", Words(Time));
        Add("frequency", Words(Frequency));
        Add("features", InOrder ? "order" : null);
        Add("delta", Plain ? "first" : null);
        Add("model", Model);
        return string.Join('&', parts);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }

    /// <summary>The pair of a difference among these signals: as chosen while both are there and not the same, else the first that are.</summary>
    public (string A, string B) Pair(IReadOnlyList<string> signals)
    {
        var a = A is not null && signals.Contains(A) ? A : signals.FirstOrDefault(signal => signal != B) ?? signals[0];
        var b = B is not null && B != a && signals.Contains(B) ? B : signals.First(signal => signal != a);
        return (a, b);
    }

    private static T Word<T>(string? text, T otherwise)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var found) && Enum.IsDefined(found) ? found : otherwise;

    private static double? Positive(string? text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var found) && double.IsFinite(found) && found > 0 ? found : null;

    private static PlotRange? Range(string? text) =>
        text?.Split("..") is [var low, var high] && double.TryParse(low, CultureInfo.InvariantCulture, out var from) && double.TryParse(high, CultureInfo.InvariantCulture, out var to)
            && double.IsFinite(from) && double.IsFinite(to) && from < to ? new(from, to) : null;

    private static string? Words(PlotRange? range) => range is null ? null : $"{Number(range.From)}..{Number(range.To)}";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
