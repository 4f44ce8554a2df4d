using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>Finished projections with their points.</summary>
public sealed class ProjectionTable(NpgsqlDataSource database) : IProjectionQueries
{
    /// <inheritdoc/>
    public string KeyOf(ProjectionSpec spec)
    {
        var asked = spec.Method == ProjectionMethod.Pca ? spec with { Perplexity = 0, Seed = 0 } : spec;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{FeatureNames.Version} {StateJson.Write(asked)}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"projection-{spec.Dataset}-{spec.Version}-{spec.Method.ToString().ToLowerInvariant()}-{Convert.ToHexStringLower(digest)[..12]}");
    }

    /// <inheritdoc/>
    public async Task<ProjectionPoints?> Points(string projection, string groupBy, SignalFilter filter, CancellationToken cancellation)
    {
        if (await Find(projection, cancellation) is not var (dataset, numbers, x, y))
            return null;
        if (dataset != filter.Dataset)
            throw new CommandRefusedException($"{projection} is of {dataset}, expected one of {filter.Dataset}.");
        if (groupBy is not ("label" or "severity" or "machine"))
            throw new CommandRefusedException($"by: found '{groupBy}', expected label, severity or machine.");
        var conditions = new SignalConditions(filter);
        await using var command = database.CreateCommand($"SELECT f.number, f.{groupBy} FROM {conditions.From} WHERE {conditions.Where}");
        conditions.Fill(command.Parameters);
        var names = new Dictionary<long, string>();
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
                names[row.GetInt64(0)] = row.GetString(1);
        }

        string[] groups = [.. names.Values.Distinct().Order(StringComparer.Ordinal)];
        var places = groups.Select((name, place) => (name, place)).ToDictionary(g => g.name, g => g.place, StringComparer.Ordinal);
        return new(groups, numbers, x, y, [.. numbers.Select(number => names.TryGetValue(number, out var name) ? places[name] : (int?)null)]);
    }

    /// <summary>The dataset, the signals' numbers and the points of a finished projection, or null.</summary>
    public async Task<(string Dataset, long[] Numbers, float[] X, float[] Y)?> Find(string projection, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT dataset, numbers, x, y FROM projection WHERE id = $1");
        command.Parameters.Add(new() { Value = projection });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? (row.GetString(0), row.GetFieldValue<long[]>(1), row.GetFieldValue<float[]>(2), row.GetFieldValue<float[]>(3))
            : null;
    }

    /// <summary>The vectors of all signals of a dataset that have one, in the order of their numbers.</summary>
    internal async Task<ProjectionInput> Input(string dataset, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT f.number, CASE WHEN f.version = $2 THEN f.vector END, f.rate_hz, f.samples FROM signal_feature f WHERE f.dataset = $1 ORDER BY f.number");
        command.Parameters.Add(new() { Value = dataset });
        command.Parameters.Add(new() { Value = FeatureNames.Version });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var (numbers, vectors, waiting) = (new List<long>(), new List<double[]>(), 0);
        var (rates, lengths) = (new HashSet<double>(), new HashSet<int>());
        while (await row.ReadAsync(cancellation))
        {
            if (row.IsDBNull(1))
            {
                waiting++;
                continue;
            }

            numbers.Add(row.GetInt64(0));
            vectors.Add(row.GetFieldValue<double[]>(1));
            rates.Add(row.GetDouble(2));
            lengths.Add(row.GetInt32(3));
        }

        return new([.. numbers], [.. vectors], waiting, rates.Count, lengths.Count);
    }

    /// <summary>Stores a finished projection in the transaction of its state; one of fewer signals gives way.</summary>
    internal static async Task Insert(
        NpgsqlConnection connection, ProjectionView view, long[] numbers, float[] x, float[] y, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO projection (id, dataset, version, view, numbers, x, y, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (id) DO UPDATE SET view = excluded.view, numbers = excluded.numbers, x = excluded.x, y = excluded.y, made_at = excluded.made_at
            """,
            connection);
        command.Parameters.Add(new() { Value = view.Id });
        command.Parameters.Add(new() { Value = view.Spec.Dataset });
        command.Parameters.Add(new() { Value = view.Spec.Version });
        command.Parameters.Add(new() { Value = StateJson.Write(view), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = numbers });
        command.Parameters.Add(new() { Value = x });
        command.Parameters.Add(new() { Value = y });
        command.Parameters.Add(new() { Value = at });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
