using Cluster.Compute.Signals.Features;
using Cluster.Grains.Storage;
using Npgsql;

namespace Cluster.Grains.Tests.Signals;

/// <summary>A dataset of many small signals put into the tables by SQL: the way to a hundred thousand of them in seconds.</summary>
internal static class ExplorerData
{
    /// <summary>
    /// Signals are numbered from <paramref name="first"/>; label, severity, machine, load and channel go round with the number, so do the sides; speed is
    /// 1000 + number, missing for each tenth; feature k of the i-th is ((7919 i + 104729 k) mod count) / count. Each hundredth has no vector yet and each
    /// hundred-and-first has an undefined first feature.
    /// </summary>
    public static async Task Insert(NpgsqlDataSource database, string dataset, int first, int count)
    {
        var sql = $"""
            INSERT INTO blob (hash, length) VALUES ('\x00', 4) ON CONFLICT DO NOTHING;
            INSERT INTO dataset (id, number, name, version, status, row, state_etag, created_at)
              VALUES ('{dataset}', {first}, '{dataset}', 1, 'ready', jsonb_build_object(), 1, now());
            INSERT INTO dataset_version (dataset, version, view, hash, created_at) VALUES ('{dataset}', 1, jsonb_build_object(), '\x00', now());
            INSERT INTO signal (id, number, hash, rate_hz, unit, samples, speed_rpm, load, machine, label, severity, channel, source)
              SELECT 'signal-' || n, n, '\x00', 12000, 'g', 4096 + n % 2, CASE WHEN i % 10 = 0 THEN NULL ELSE 1000 + i END, (i % 4) || ' hp',
                'M' || i % 12, (ARRAY['healthy', 'imbalance', 'wear', 'oil whirl'])[1 + i % 4],
                CASE WHEN i % 4 = 0 THEN NULL ELSE (ARRAY['mild', 'severe'])[1 + i % 2] END, 'X', 'file_' || i || '.mat'
              FROM (SELECT i, {first} + i AS n FROM generate_series(0, {count} - 1) i) s;
            INSERT INTO dataset_signal (dataset, version, signal, number, split, group_key)
              SELECT '{dataset}', 1, s.id, s.number, (ARRAY['train', 'validation', 'test'])[1 + s.number % 3], s.machine
              FROM signal s WHERE s.number >= {first} AND s.number < {first} + {count}
            """;
        await Execute(database, sql);
        await new SignalFeatureWrites(database).Complete(CancellationToken.None);
        await Execute(
            database,
            $"""
            UPDATE signal_feature f SET version = '{SignalFeatures.Version}', vector = (
              SELECT array_agg(CASE WHEN k = 0 AND (f.number - {first}) % 101 = 100 THEN 'NaN' ELSE (((f.number - {first}) * 7919 + k * 104729) % {count})::float8 / {count} END ORDER BY k)
              FROM generate_series(0, {SignalFeatures.All.Count - 1}) k)
            WHERE f.dataset = '{dataset}' AND (f.number - {first}) % 100 <> 99
            """);
        await Execute(database, "VACUUM ANALYZE signal_feature, signal, dataset_signal");
    }

    private static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }
}
