using System.Globalization;
using Cluster.Contracts.Signals;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Signals;

/// <summary>The bar above everything: each change is another address, each part of the filter a chip that takes it out again.</summary>
public sealed partial class ExplorerFilters
{
    private string _feature = "RMS";
    private string _from = "";
    private string _to = "";
    private string? _wrong;
    private string? _speedFault;

    /// <summary>Where the page is.</summary>
    [Parameter, EditorRequired]
    public ExplorerAddress Address { get; set; } = default!;

    /// <summary>What there is to choose from; null while it is read.</summary>
    [Parameter]
    public SignalFacets? Facets { get; set; }

    /// <summary>The features there are.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<FeatureRow> Definitions { get; set; } = [];

    /// <summary>The selection of the filter, if it is known.</summary>
    [Parameter]
    public SignalSelection? Selection { get; set; }

    /// <summary>Goes to another address.</summary>
    [Parameter, EditorRequired]
    public Action<ExplorerAddress> Go { get; set; } = default!;

    private SignalFilter Filter => Address.Filter;

    private IReadOnlyList<FacetChoice> Choices => Facets is null
        ? []
        : [.. All(Facets).Where(choice => choice.Counts.Count > 1 || choice.Chosen.Count > 0)];

    private IReadOnlyList<(string Text, string Without)> Chips
    {
        get
        {
            var chips = new List<(string, string)>();
            foreach (var choice in All(Facets ?? new(0, 0, [], [], [], [], [], [])))
                chips.AddRange(choice.Chosen.Select(value => ($"{choice.Name}: {(value.Length == 0 ? "(none)" : value)}", At(choice.Set(DataExplorerPage.Toggle(choice.Chosen, value))))));
            if (Filter.Text is { } text)
                chips.Add(($"\"{text}\"", At(Filter with { Text = null })));
            if (Filter.SpeedFrom is not null || Filter.SpeedTo is not null)
                chips.Add(($"speed {Limits(Filter.SpeedFrom, Filter.SpeedTo)} rpm", At(Filter with { SpeedFrom = null, SpeedTo = null })));
            chips.AddRange(Filter.Features.Select(range => ($"{range.Feature} {Limits(range.From, range.To)}", At(Filter with { Features = [.. Filter.Features.Where(r => r != range)] }))));
            if (Filter.Selection is { } id)
                chips.Add((Selection?.Id == id ? $"selection of {Show.Count(Selection.Signals, "signal")}" : "selection", At(Filter with { Selection = null })));
            return chips;
        }
    }

    private FacetChoice[] All(SignalFacets facets) =>
    [
        new("Class", facets.Labels, Filter.Labels, values => Filter with { Labels = values }),
        new("Severity", facets.Severities, Filter.Severities, values => Filter with { Severities = values }),
        new("Machine", facets.Machines, Filter.Machines, values => Filter with { Machines = values }),
        new("Load", facets.Loads, Filter.Loads, values => Filter with { Loads = values }),
        new("Channel", facets.Channels, Filter.Channels, values => Filter with { Channels = values }),
        new("Side", facets.Splits, Filter.Splits, values => Filter with { Splits = values }),
    ];

    private static string? Text(ChangeEventArgs args) => args.Value is string { Length: > 0 } text ? text : null;

    private static string Limits(double? from, double? to) => (from, to) switch
    {
        ({ } least, { } most) => $"{Show.Number(least)} to {Show.Number(most)}",
        ({ } least, null) => $"from {Show.Number(least)}",
        (null, { } most) => $"to {Show.Number(most)}",
        _ => "any",
    };

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private string Unfiltered => At(new(Filter.Dataset, Filter.Version));

    private string At(SignalFilter filter) => (Address with { Filter = filter, Page = 1 }).ToString();

    private void Set(SignalFilter filter) => Go(Address with { Filter = filter, Page = 1 });

    private void SetSpeed(ChangeEventArgs args, bool isFrom)
    {
        _speedFault = null;
        var text = args.Value as string ?? "";
        double? speed = null;
        if (text.Trim().Length > 0)
        {
            if (TypedNumbers.TryRead(text, out var value))
                speed = value;
            else
                _speedFault = $"A number in rpm; found \"{text}\".";
        }

        var (from, to) = isFrom ? (speed, Filter.SpeedTo) : (Filter.SpeedFrom, speed);
        if (from > to)
            _speedFault = string.Create(CultureInfo.InvariantCulture, $"From is at most to; found {from:0.###} and {to:0.###}.");
        if (_speedFault is null)
            Set(Filter with { SpeedFrom = from, SpeedTo = to });
    }

    private void Add()
    {
        if (!Ranges.TryRead($"{_feature}:{_from.Trim()}:{_to.Trim()}", out var range))
        {
            _wrong = $"Two numbers, one may be left out; found \"{_from}\" and \"{_to}\".";
            return;
        }

        if (range.From > range.To)
        {
            _wrong = $"From is at most To; found {_from} and {_to}.";
            return;
        }

        (_from, _to, _wrong) = ("", "", null);
        Set(Filter with { Features = [.. Filter.Features.Where(r => r.Feature != range.Feature), range] });
    }
}
