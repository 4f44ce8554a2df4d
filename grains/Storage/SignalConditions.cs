using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>A filter as conditions of SQL on table signal_feature (f) and, where sides matter, dataset_signal (d), with its values as parameters.</summary>
internal sealed class SignalConditions
{
    private readonly List<NpgsqlParameter> _parameters = [];
    private readonly List<string> _always = [];
    private readonly Dictionary<string, string> _facets = new(StringComparer.Ordinal);
    private readonly string _version;
    private readonly bool _sides;

    /// <summary>Refuses a feature that is none and a range that is empty.</summary>
    public SignalConditions(SignalFilter filter)
    {
        Dataset = Add(filter.Dataset);
        _always.Add($"f.dataset = {Dataset}");
        _version = filter.Version is { } version ? Add(version) : $"(SELECT max(v.version) FROM dataset_version v WHERE v.dataset = {Dataset})";
        Facet("label", "f.label", filter.Labels);
        Facet("severity", "f.severity", filter.Severities);
        Facet("machine", "f.machine", filter.Machines);
        Facet("load", "f.load", filter.Loads);
        Facet("channel", "f.channel", filter.Channels);
        Facet("split", "d.split", filter.Splits);
        _sides = filter.Splits.Count > 0;
        if (filter.SpeedFrom is { } from)
            _always.Add($"f.speed_rpm >= {Add(from)}");
        if (filter.SpeedTo is { } to)
            _always.Add($"f.speed_rpm <= {Add(to)}");
        if (!string.IsNullOrWhiteSpace(filter.Text))
            _always.Add($"f.words LIKE {Add($"%{Escaped(filter.Text.Trim().ToLowerInvariant())}%")}");
        foreach (var range in filter.Features)
            Range(range);
        if (filter.Selection is { } selection)
            _always.Add($"f.number IN (SELECT unnest(p.numbers) FROM signal_selection p WHERE p.id = {Add(selection)} AND p.dataset = {Dataset})");
        IsWhole = _always.Count == 1 && _facets.Count == 0;
    }

    /// <summary>The parameter that holds the dataset.</summary>
    public string Dataset { get; }

    /// <summary>Whether all signals of the dataset are meant.</summary>
    public bool IsWhole { get; }

    /// <summary>The tables, with the sides only where the filter speaks of them.</summary>
    public string From => _sides ? FromWithSides : "signal_feature f";

    /// <summary>The tables with the sides.</summary>
    public string FromWithSides => $"signal_feature f JOIN {Sides} ON d.dataset = f.dataset AND d.version = {_version} AND d.signal = f.signal";

    /// <summary>The table of sides.</summary>
    public static string Sides => "dataset_signal d";

    /// <summary>The dataset's version as an expression.</summary>
    public string Version => _version;

    /// <summary>All conditions.</summary>
    public string Where => string.Join(" AND ", _always.Concat(_facets.Values));

    /// <summary>The conditions that are no facet's.</summary>
    public string WhereAlways => string.Join(" AND ", _always);

    /// <summary>The conditions of all facets but one.</summary>
    public string FacetsExcept(string? facet) =>
        string.Join(" AND ", _facets.Where(f => f.Key != facet).Select(f => f.Value)) is { Length: > 0 } conditions ? conditions : "true";

    /// <summary>Whether a feature has a value of the present version there, as a condition.</summary>
    public static string Defined(string feature) => $"({Value(feature)} < 'NaN' AND f.version = {Present})";

    /// <summary>A feature as an expression; refuses a name that is none.</summary>
    public static string Value(string feature) => $"f.vector[{FeatureNames.Place(feature) + 1}]";

    /// <summary>The present version of the definitions as a literal: an index scan may then rely on it.</summary>
    public static string Present => $"'{FeatureNames.Version}'";

    /// <summary>A further parameter; returns its name.</summary>
    public string Add(object value) => Add(new NpgsqlParameter { Value = value });

    /// <summary>Gives a command the parameters.</summary>
    public void Fill(NpgsqlParameterCollection parameters)
    {
        foreach (var parameter in _parameters)
            parameters.Add(parameter.Clone());
    }

    private void Facet(string name, string column, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            _facets.Add(name, $"{column} = ANY ({Add(new NpgsqlParameter { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text })})");
    }

    private void Range(FeatureRange range)
    {
        if (range.From > range.To)
            throw new CommandRefusedException($"{range.Feature}: found from {range.From} to {range.To}, expected a range that is not empty.");
        _always.Add(Defined(range.Feature));
        if (range.From is { } from)
            _always.Add($"{Value(range.Feature)} >= {Add(from)}");
        if (range.To is { } to)
            _always.Add($"{Value(range.Feature)} <= {Add(to)}");
    }

    private string Add(NpgsqlParameter parameter)
    {
        _parameters.Add(parameter);
        return $"${_parameters.Count}";
    }

    private static string Escaped(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
