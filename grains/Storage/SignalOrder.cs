using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Storage;

/// <summary>
/// An order of signals as SQL. Rows without a value come last in both directions, which no single index can give: so they are a part of their own, read only when
/// the page reaches it.
/// </summary>
/// <param name="Key">What is ordered by; null for the number alone.</param>
/// <param name="Defined">Which rows have it; null when all do.</param>
/// <param name="Direction">ASC or DESC.</param>
internal sealed record SignalOrder(string? Key, string? Defined, string Direction)
{
    /// <summary>The ORDER BY list of the rows that have a value.</summary>
    public string Of => Key is null ? $"f.number {Direction}" : $"{Key} {Direction}, f.number {Direction}";

    /// <summary>The ORDER BY list of the rest.</summary>
    public static string OfRest => "f.number";

    /// <summary>Refuses what is neither a column nor a feature.</summary>
    public static SignalOrder By(SignalSort sort)
    {
        var direction = sort.Descending ? "DESC" : "ASC";
        return sort.By switch
        {
            SignalSort.Signal => new(null, null, direction),
            "label" or "severity" or "machine" or "load" or "channel" => new($"f.{sort.By}", $"(f.{sort.By} > '')", direction),
            "speed" => new("f.speed_rpm", "(f.speed_rpm IS NOT NULL)", direction),
            "rate" => new("f.rate_hz", null, direction),
            "samples" => new("f.samples", null, direction),
            var feature when !string.IsNullOrEmpty(feature) => new(SignalConditions.Value(feature), SignalConditions.Defined(feature), direction),
            _ => throw new CommandRefusedException($"sort: found '{sort.By}', expected a feature or one of {string.Join(", ", SignalSort.Columns)}."),
        };
    }
}
