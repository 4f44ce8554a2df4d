using System.Diagnostics;
using Cluster.Bench.Campaigns;
using Cluster.Bench.Devices;
using Cluster.Contracts.Signals;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cluster.Bench.Signals;

/// <summary>
/// The Data Explorer over 100,000 signals, put into the tables by SQL: how long the queries of its first look take, alone and together as the page asks them,
/// and those of later pages, other orders and filters.
/// </summary>
internal sealed class Explorer : IBenchmark
{
    private const int Signals = 100_000;
    private const int Rounds = 9;
    private const string Dataset = "dataset-1";

    /// <inheritdoc/>
    public string Name => "explorer";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        await using var cluster = await InProcessCluster.Start(context.Cancellation);
        var search = cluster.Services.GetRequiredService<ISignalSearch>();
        var features = cluster.Services.GetRequiredService<IFeatureQueries>();
        await Fill(cluster.Database, features, context.Cancellation);
        var all = new SignalFilter(Dataset, 1);
        var some = all with { Labels = ["wear", "imbalance"], Features = [new("RMS", 0.2, 0.7)] };
        string[] columns = ["RMS", "Kurtosis", "CrestFactor"];
        var cancellation = context.Cancellation;
        var questions = new (string Name, Func<Task> Ask)[]
        {
            ("first-look", () => Task.WhenAll(Page(all, new()), search.Facets(all, cancellation), search.Histogram(all, "RMS", 40, cancellation))),
            ("page", () => Page(all, new())),
            ("page-by-feature", () => Page(all, new("Kurtosis", true))),
            ("page-by-class", () => Page(all, new("label"))),
            ("last-page-by-feature", () => Page(all, new("Kurtosis"), Signals - 50)),
            ("page-of-filter", () => Page(some, new("RMS", true))),
            ("page-of-text", () => Page(all with { Text = "file_777" }, new())),
            ("facets", () => search.Facets(all, cancellation)),
            ("facets-of-filter", () => search.Facets(some, cancellation)),
            ("histogram", () => search.Histogram(all, "RMS", 40, cancellation)),
        };
        var figures = new List<BenchmarkFigure>();
        foreach (var (name, ask) in questions)
        {
            await ask();
            var times = new double[Rounds];
            for (var round = 0; round < Rounds; round++)
                times[round] = await Timed(ask);
            figures.Add(new($"{Name}/{name}", Searches.Quantile(times, 0.5), "ms", "limit", 500, Rounds, Searches.Quartiles(times)));
        }

        figures.Add(new($"{Name}/population-cold", await Timed(() => features.Population(new(Dataset), cancellation)), "ms"));
        return figures;

        Task Page(SignalFilter filter, SignalSort sort, int skip = 0) => search.Page(filter, sort, columns, skip, 50, cancellation);
    }

    private static async Task<double> Timed(Func<Task> ask)
    {
        var start = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task Fill(NpgsqlDataSource database, IFeatureQueries features, CancellationToken cancellation)
    {
        string[] statements =
        [
            @"INSERT INTO blob (hash, length) VALUES ('\x00', 4)",
            $"INSERT INTO dataset (id, number, name, version, status, row, state_etag, created_at) VALUES ('{Dataset}', 1, 'bench', 1, 'ready', jsonb_build_object(), 1, now())",
            $@"INSERT INTO dataset_version (dataset, version, view, hash, created_at) VALUES ('{Dataset}', 1, jsonb_build_object(), '\x00', now())",
            $"""
            INSERT INTO signal (id, number, hash, rate_hz, unit, samples, speed_rpm, load, machine, label, severity, run, channel, source)
            SELECT 'signal-' || i, i, '\x00', 20480, 'g', 102400, 1450 + random() * 100, (25 * (i % 4)) || ' %', 'machine ' || i % 40,
              (ARRAY['healthy', 'misalignment', 'imbalance', 'clearance', 'lubrication', 'cavitation', 'wear', 'oil whirl', 'misalignment + imbalance', 'wear + lubrication', 'cavitation + clearance'])[1 + i % 11],
              (ARRAY['incipient', 'mild', 'moderate', 'severe'])[1 + i / 11 % 4], 'run ' || i, (ARRAY['X', 'Y'])[1 + i % 2], 'file_' || i || '.mat'
            FROM generate_series(1, {Signals}) i
            """,
            $"INSERT INTO dataset_signal (dataset, version, signal, number, split, group_key) SELECT '{Dataset}', 1, id, number, (ARRAY['train', 'validation', 'test'])[1 + number % 3], machine FROM signal",
            $"""
            INSERT INTO signal_feature (dataset, signal, number, label, severity, machine, load, channel, speed_rpm, rate_hz, samples, words, version, vector)
            SELECT '{Dataset}', s.id, s.number, s.label, s.severity, s.machine, s.load, s.channel, s.speed_rpm, s.rate_hz, s.samples,
              lower(concat_ws(' ', s.id, s.label, s.severity, s.machine, s.run, s.channel, s.load, s.source)), '{features.Version}',
              (SELECT array_agg(random() + (0 * (k + s.number))) FROM generate_series(1, {features.Definitions.Count}) k)
            FROM signal s
            """,
            "VACUUM ANALYZE signal", "VACUUM ANALYZE dataset_signal", "VACUUM ANALYZE signal_feature",
        ];
        foreach (var statement in statements)
        {
            await using var command = database.CreateCommand(statement);
            command.CommandTimeout = 600;
            var start = Stopwatch.GetTimestamp();
            await command.ExecuteNonQueryAsync(cancellation);
            await Console.Error.WriteLineAsync($"{Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s: {statement.TrimStart()[..20]}");
        }
    }
}
