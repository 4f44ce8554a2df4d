using System.ComponentModel;
using System.Globalization;
using Cluster.Contracts.Signals;
using Microsoft.AspNetCore.Mvc;

namespace Cluster.Web.Signals;

/// <summary>The filter of the explorer as it stands in an address: the same words on the page and in the API. Lists are parameters that come several times.</summary>
internal sealed record ExplorerQuery
{
    [FromQuery(Name = "version"), Description("Version of the dataset; the newest unless given.")]
    public int? Version { get; init; }

    [FromQuery(Name = "label"), Description("Labels; empty text for signals that have none, as for all lists.")]
    public string[]? Label { get; init; }

    [FromQuery(Name = "severity")]
    public string[]? Severity { get; init; }

    [FromQuery(Name = "machine")]
    public string[]? Machine { get; init; }

    [FromQuery(Name = "load")]
    public string[]? Load { get; init; }

    [FromQuery(Name = "channel")]
    public string[]? Channel { get; init; }

    [FromQuery(Name = "side"), Description("Sides of the split: train, validation, test, window.")]
    public string[]? Side { get; init; }

    [FromQuery(Name = "speedFrom"), Description("Least speed (rpm).")]
    public double? SpeedFrom { get; init; }

    [FromQuery(Name = "speedTo"), Description("Greatest speed (rpm).")]
    public double? SpeedTo { get; init; }

    [FromQuery(Name = "q"), Description("Text in the id, label, severity, machine, bearing, run, channel, load or source.")]
    public string? Text { get; init; }

    [FromQuery(Name = "range"), Description("Ranges of features as name:from:to, either limit may be empty: RMS:0.1:2.")]
    public string[]? Range { get; init; }

    [FromQuery(Name = "selection"), Description("Id of a kept selection.")]
    public string? Selection { get; init; }

    /// <summary>The filter that is meant; what cannot be read is a fault of its parameter.</summary>
    public SignalFilter Filter(string dataset, Faults faults)
    {
        var ranges = new List<FeatureRange>();
        foreach (var text in Range ?? [])
        {
            if (Ranges.TryRead(text, out var range))
                ranges.Add(range);
            else
                faults.Require(false, "range", $"is name:from:to with numbers; found {text}");
        }

        faults.Require(!(SpeedFrom > SpeedTo), "speedTo", $"is at least speedFrom; found {SpeedTo}");
        return new(dataset, Version)
        {
            Labels = Label ?? [],
            Severities = Severity ?? [],
            Machines = Machine ?? [],
            Loads = Load ?? [],
            Channels = Channel ?? [],
            Splits = Side ?? [],
            SpeedFrom = SpeedFrom,
            SpeedTo = SpeedTo,
            Text = string.IsNullOrWhiteSpace(Text) ? null : Text,
            Features = ranges,
            Selection = string.IsNullOrEmpty(Selection) ? null : Selection,
        };
    }

    /// <summary>The parameters of an address for a filter, the dataset and version aside.</summary>
    public static IEnumerable<(string Name, string Value)> Parameters(SignalFilter filter)
    {
        var lists = new (string Name, IReadOnlyList<string> Values)[]
        {
            ("label", filter.Labels), ("severity", filter.Severities), ("machine", filter.Machines), ("load", filter.Loads), ("channel", filter.Channels),
            ("side", filter.Splits), ("range", [.. filter.Features.Select(Ranges.Write)]),
        };
        foreach (var (name, values) in lists)
        {
            foreach (var value in values)
                yield return (name, value);
        }

        var singles = new (string Name, string? Value)[]
        {
            ("speedFrom", filter.SpeedFrom?.ToString("R", CultureInfo.InvariantCulture)), ("speedTo", filter.SpeedTo?.ToString("R", CultureInfo.InvariantCulture)),
            ("q", filter.Text), ("selection", filter.Selection),
        };
        foreach (var (name, value) in singles)
        {
            if (value is not null)
                yield return (name, value);
        }
    }
}
