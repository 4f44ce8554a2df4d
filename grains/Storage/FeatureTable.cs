using Cluster.Contracts.Signals;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>Reads vectors of features and populations of them. A population whose signals all have their vectors never changes, so the last few are kept.</summary>
public sealed class FeatureTable(NpgsqlDataSource database) : IFeatureQueries
{
    private readonly PopulationCache _kept = new();

    /// <inheritdoc/>
    public string Version => FeatureNames.Version;

    /// <inheritdoc/>
    public IReadOnlyList<FeatureRow> Definitions => FeatureNames.Rows;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FeatureVector>> Vectors(IReadOnlyList<string> signals, CancellationToken cancellation)
    {
        if (signals.Count == 0)
            return [];
        await using var command = database.CreateCommand(
            """
            SELECT DISTINCT ON (f.signal) f.signal, f.rate_hz, f.samples, f.speed_rpm, f.label, f.vector
            FROM signal_feature f WHERE f.signal = ANY ($1) AND f.version = $2 AND f.vector IS NOT NULL ORDER BY f.signal
            """);
        command.Parameters.Add(new() { Value = signals.ToArray() });
        command.Parameters.Add(new() { Value = Version });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new Dictionary<string, FeatureVector>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
        {
            found[row.GetString(0)] = new(
                row.GetString(0), Version, row.GetDouble(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetDouble(3), row.GetString(4) is { Length: > 0 } label ? label : null,
                row.GetFieldValue<double[]>(5));
        }

        return [.. signals.Where(found.ContainsKey).Select(signal => found[signal])];
    }

    /// <inheritdoc/>
    public async Task<FeaturePopulation?> Population(PopulationQuery query, CancellationToken cancellation) => (await Read(query, cancellation))?.View;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FeaturePlace>?> Places(string signal, PopulationQuery query, CancellationToken cancellation)
    {
        if (await Vectors([signal], cancellation) is not [var vector] || await Read(query, cancellation) is not { } population)
            return null;
        return [.. Definitions.Select((feature, i) => population.Place(i, feature.Name, vector.Values[i]))];
    }

    /// <inheritdoc/>
    public async Task<PopulationQuery?> HealthyPeers(string signal, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT f.dataset, f.rate_hz, f.samples FROM signal_feature f JOIN dataset d ON d.id = f.dataset WHERE f.signal = $1 ORDER BY d.number LIMIT 1");
        command.Parameters.Add(new() { Value = signal });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new(row.GetString(0)) { HealthyOnly = true, RateHz = row.GetDouble(1), Samples = row.GetInt32(2) }
            : null;
    }

    private async Task<PopulationColumns?> Read(PopulationQuery query, CancellationToken cancellation)
    {
        if (_kept.Find(query) is { } kept)
            return kept;
        await using var command = database.CreateCommand(
            """
            SELECT f.label, f.rate_hz, f.samples, CASE WHEN f.version = $2 THEN f.vector END FROM signal_feature f
            WHERE f.dataset = $1 AND (cardinality($3) = 0 OR f.label = ANY ($3)) AND (NOT $4 OR lower(btrim(f.label)) = ANY ($5))
              AND ($6 IS NULL OR f.rate_hz = $6) AND ($7 IS NULL OR f.samples = $7)
            """);
        command.Parameters.Add(new() { Value = query.Dataset });
        command.Parameters.Add(new() { Value = Version });
        command.Parameters.Add(new() { Value = query.Labels.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = query.HealthyOnly });
        command.Parameters.Add(new() { Value = HealthyLabels.All.ToArray() });
        command.Parameters.Add(new() { Value = (object?)query.RateHz ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double });
        command.Parameters.Add(new() { Value = (object?)query.Samples ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        var columns = new PopulationBuilder(Definitions.Count);
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
                columns.Add(row.GetString(0), row.GetDouble(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetFieldValue<double[]>(3));
        }

        if (columns.IsEmpty && !await IsDataset(query.Dataset, cancellation))
            return null;
        var population = columns.Build(Version, Definitions);
        if (population.View is { Waiting: 0, Signals: > 0 })
            _kept.Keep(query, population);
        return population;
    }

    private async Task<bool> IsDataset(string dataset, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT 1 FROM dataset WHERE id = $1");
        command.Parameters.Add(new() { Value = dataset });
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }
}
