using Cluster.Contracts.Signals;

namespace Cluster.Grains.Storage;

public sealed partial class SignalSearchTable
{
    private const int MostBins = 400;

    // The order of the columns, and what GROUPING says of a set of one of them.
    private static readonly (string Name, int Grouping)[] Facet = [("label", 15), ("severity", 23), ("machine", 27), ("load", 29), ("channel", 30)];

    /// <inheritdoc/>
    public async Task<SignalFacets> Facets(SignalFilter filter, CancellationToken cancellation)
    {
        await RequireSelection(filter, cancellation);
        var conditions = new SignalConditions(filter);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(conditions, FacetSql(conditions)));
        batch.BatchCommands.Add(Command(conditions, SideSql(conditions)));
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        var counts = Facet.ToDictionary(f => f.Name, _ => new List<FacetCount>(), StringComparer.Ordinal);
        var (total, waiting) = (0L, 0L);
        while (await row.ReadAsync(cancellation))
        {
            var facet = Array.FindIndex(Facet, f => f.Grouping == row.GetInt32(0));
            if (facet < 0)
                (total, waiting) = (row.GetInt64(2 + Facet.Length), row.GetInt64(3 + Facet.Length));
            else if (row.GetInt64(2 + facet) is > 0 and var signals)
                counts[Facet[facet].Name].Add(new(row.GetString(1), signals));
        }

        await row.NextResultAsync(cancellation);
        var sides = new List<FacetCount>();
        while (await row.ReadAsync(cancellation))
            sides.Add(new(row.GetString(0), row.GetInt64(1)));
        return new(
            total, waiting, Sorted(counts["label"]), Sorted(counts["severity"]), Sorted(counts["machine"]), Sorted(counts["load"]), Sorted(counts["channel"]),
            Sorted(sides));
    }

    /// <inheritdoc/>
    public async Task<FeatureHistogram> Histogram(SignalFilter filter, string feature, int bins, CancellationToken cancellation)
    {
        await RequireSelection(filter, cancellation);
        bins = Math.Clamp(bins, 2, MostBins);
        var unit = FeatureNames.Rows[FeatureNames.Place(feature)].Unit;
        if (await Limits(filter, feature, cancellation) is not ({ } from, { } to))
            (from, to) = (double.NaN, double.NaN);
        var conditions = new SignalConditions(filter);
        var (low, high) = double.IsNaN(from) ? (0d, 1d) : (from, to);
        await using var command = database.CreateCommand(
            $"""
            SELECT v.label, CASE WHEN v.value = {conditions.Add(high)} THEN {bins} ELSE width_bucket(v.value, {conditions.Add(low)}, {conditions.Add(high)}, {bins}) END AS bin, count(*)
            FROM (SELECT f.label, CASE WHEN {SignalConditions.Defined(feature)} THEN {SignalConditions.Value(feature)} END AS value
              FROM {conditions.From} WHERE {conditions.Where}) v
            GROUP BY 1, 2
            """);
        conditions.Fill(command.Parameters);
        var classes = new SortedDictionary<string, long[]>(StringComparer.Ordinal);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            if (!classes.TryGetValue(row.GetString(0), out var counts))
                classes[row.GetString(0)] = counts = new long[bins + 3];
            counts[row.IsDBNull(1) ? bins + 2 : row.GetInt32(1)] = row.GetInt64(2);
        }

        return new(feature, unit, from, to, [.. classes.Select(c => new HistogramSeries(c.Key, c.Value[1..(bins + 1)], c.Value[0], c.Value[bins + 1], c.Value[bins + 2]))]);
    }

    private static string FacetSql(SignalConditions conditions)
    {
        var counts = string.Join(", ", Facet.Select(f => $"count(*) FILTER (WHERE {conditions.FacetsExcept(f.Name)})"));
        var all = conditions.FacetsExcept(null);
        return $"""
            SELECT grouping(f.label, f.severity, f.machine, f.load, f.channel), coalesce(f.label, f.severity, f.machine, f.load, f.channel), {counts},
              count(*) FILTER (WHERE {all}), count(*) FILTER (WHERE {all} AND f.version <> {SignalConditions.Present})
            FROM {conditions.From} WHERE {conditions.WhereAlways}
            GROUP BY GROUPING SETS ((f.label), (f.severity), (f.machine), (f.load), (f.channel), ())
            """;
    }

    private static string SideSql(SignalConditions conditions) => conditions.IsWhole
        ? $"SELECT d.split, count(*) FROM {SignalConditions.Sides} WHERE d.dataset = {conditions.Dataset} AND d.version = {conditions.Version} GROUP BY 1"
        : $"SELECT d.split, count(*) FROM {conditions.FromWithSides} WHERE {conditions.WhereAlways} AND {conditions.FacetsExcept("split")} GROUP BY 1";

    /// <summary>Where a histogram begins and ends; both null when there is no value.</summary>
    private async Task<(double? From, double? To)> Limits(SignalFilter filter, string feature, CancellationToken cancellation)
    {
        var conditions = new SignalConditions(filter);
        await using var command = database.CreateCommand(
            $"""
            SELECT percentile_disc(ARRAY[0, 0.005, 0.995, 1]) WITHIN GROUP (ORDER BY {SignalConditions.Value(feature)})
            FROM {conditions.From} WHERE {conditions.Where} AND {SignalConditions.Defined(feature)}
            """);
        conditions.Fill(command.Parameters);
        if (await command.ExecuteScalarAsync(cancellation) is not double[] limits)
            return (null, null);
        if (limits[2] > limits[1])
            return (limits[1], limits[2]);
        if (limits[3] > limits[0])
            return (limits[0], limits[3]);
        var room = limits[0] == 0 ? 0.5 : Math.Abs(limits[0]) / 2;
        return (limits[0] - room, limits[0] + room);
    }

    private static List<FacetCount> Sorted(List<FacetCount> counts)
    {
        counts.Sort((a, b) => string.CompareOrdinal(a.Value, b.Value));
        return counts;
    }
}
