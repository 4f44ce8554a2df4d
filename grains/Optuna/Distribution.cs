using System.Globalization;
using System.Text.Json;
using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;

namespace Cluster.Grains.Optuna;

/// <summary>A distribution as far as this side has to understand it: whether two of one name fit, and how a value is shown.</summary>
internal sealed record Distribution(DistributionKind Kind, double? Low, double? High, double? Step, bool Log, IReadOnlyList<object?> Choices)
{
    /// <summary>Reads the text that a worker wrote; refuses one that is no distribution.</summary>
    public static Distribution Parse(string text)
    {
        try
        {
            using var json = PythonJson.Read(text);
            return Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new CommandRefusedException(
                $"distribution: found '{(text.Length > 200 ? text[..200] + "…" : text)}', expected the JSON of a float, int or categorical distribution of Optuna.");
        }
    }

    /// <summary>Whether both may belong to one hyperparameter: the same class, both logarithmic or neither, the same choices in order. Ranges may differ.</summary>
    public bool Fits(Distribution other) => Kind == other.Kind && Log == other.Log && Choices.SequenceEqual(other.Choices);

    /// <summary>A value as a person knows it: a number, or the text of a choice.</summary>
    public ParameterValue Show(string name, double value)
    {
        if (Kind != DistributionKind.Categorical)
            return new(name, value, null);
        return value >= 0 && value < Choices.Count ? new(name, null, Text(Choices[(int)value])) : new(name, value, null);
    }

    /// <summary>The range or choices as a campaign's space has them.</summary>
    public ParameterSpec Spec(string name) => Kind == DistributionKind.Categorical
        ? new(name, ParameterKind.Categorical, Choices: [.. Choices.Select(Text)])
        : new(name, Kind == DistributionKind.Int ? ParameterKind.Int : ParameterKind.Float, Low, High, Step, Log);

    // {"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": false}}
    private static Distribution Read(JsonElement json)
    {
        var name = json.TryGetProperty("name", out var given) ? given.GetString() : null;
        var of = name is null ? json : json.GetProperty("attributes");
        name ??= json.GetProperty("type").GetString();
        return name switch
        {
            "CategoricalDistribution" or "categorical" =>
                new(DistributionKind.Categorical, null, null, null, false, [.. of.GetProperty("choices").EnumerateArray().Select(Choice)]),
            "IntDistribution" or "int" or "IntUniformDistribution" => Range(DistributionKind.Int, of, log: false),
            "IntLogUniformDistribution" => Range(DistributionKind.Int, of, log: true),
            "FloatDistribution" or "float" or "UniformDistribution" or "DiscreteUniformDistribution" => Range(DistributionKind.Float, of, log: false),
            "LogUniformDistribution" => Range(DistributionKind.Float, of, log: true),
            _ => throw new JsonException(),
        };
    }

    private static Distribution Range(DistributionKind kind, JsonElement of, bool log) => new(
        kind, Number(of, "low"), Number(of, "high"), Number(of, "step") ?? Number(of, "q"),
        log || of.TryGetProperty("log", out var marked) && marked.ValueKind == JsonValueKind.True, []);

    private static double? Number(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && Choice(value) is double number ? number : null;

    // Python holds 1, 1.0 and True for equal, and a worker's choices may come back as either.
    private static object? Choice(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => 1.0,
        JsonValueKind.False => 0.0,
        _ when PythonJson.Number(value) is { } number => number,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static string Text(object? choice) => choice switch
    {
        null => "None",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => (string)choice,
    };
}
