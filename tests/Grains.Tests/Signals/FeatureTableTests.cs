using System.Runtime.InteropServices;
using Cluster.Compute.Signals.Features;
using Cluster.Contracts.Signals;
using Cluster.Grains.Signals;
using Cluster.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Signals;

[Collection(Postgres.Name)]
public sealed class FeatureTableTests(PostgresFixture postgres) : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_new_dataset_has_the_features_of_its_samples_and_a_lost_vector_comes_back()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var row = await _cluster.Generate(patience.Token);
        var features = _cluster.Services.GetRequiredService<IFeatureQueries>();
        var signals = (await _cluster.Services.GetRequiredService<IDatasetQueries>().Signals(row.Id, 1, null, null, 0, 50, patience.Token)).Rows;

        var vectors = await features.Vectors([.. signals.Select(s => s.Id)], patience.Token);
        Assert.Equal(signals.Select(s => (s.Id, s.RateHz, s.Samples, s.SpeedRpm)), vectors.Select(v => (v.Signal, v.RateHz, v.Samples, v.SpeedRpm)));
        Assert.Equal(await Recomputed(signals[0], patience.Token), vectors[0].Values);

        await Execute($"UPDATE signal_feature SET version = 'older', vector = ARRAY[1.5] WHERE signal = '{signals[1].Id}'");
        await Execute($"DELETE FROM signal_feature WHERE signal = '{signals[2].Id}'");
        Assert.Equal(signals.Count - 2, (await features.Vectors([.. signals.Select(s => s.Id)], patience.Token)).Count);
        Assert.Equal(2, (await features.Population(new(row.Id), patience.Token))!.Waiting + 1);

        var backfill = _cluster.Services.GetRequiredService<FeatureBackfill>();
        Assert.True(await backfill.Look(patience.Token) >= 2);
        while (await backfill.Step(patience.Token) > 0)
        {
        }

        var again = await features.Vectors([.. signals.Select(s => s.Id)], patience.Token);
        Assert.Equal(vectors.Select(v => v.Values), again.Select(v => v.Values));
        Assert.Equal(0, await backfill.Look(patience.Token));
    }

    [Fact]
    public async Task A_population_and_the_place_of_a_signal_in_it_are_of_one_class_rate_and_length()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        const string Dataset = "dataset-510000";
        await ExplorerData.Insert(postgres.Database, Dataset, 510_000, 600);
        var features = _cluster.Services.GetRequiredService<IFeatureQueries>();

        var query = await features.HealthyPeers("signal-510004", patience.Token);
        Assert.Equal((Dataset, true, 12000, 4096), (query!.Dataset, query.HealthyOnly, query.RateHz, query.Samples));
        var population = await features.Population(query, patience.Token);
        Assert.Equal((150, 0, "healthy", 4096), (population!.Signals, population.Waiting, population.Labels.Single(), population.Lengths.Single()));
        var spread = population.Features[1];
        Assert.Equal(("Kurtosis", 150), (spread.Feature, spread.N));
        Assert.InRange(spread.Median, 0.4, 0.6);
        Assert.InRange(spread.RobustSpread, 0.3, 0.45);
        Assert.Equal([.. spread.Percentiles.Order()], spread.Percentiles);

        var places = await features.Places("signal-510004", query, patience.Token);
        var value = (await features.Vectors(["signal-510004"], patience.Token))[0].Values[1];
        Assert.Equal((value, (value - spread.Median) / spread.RobustSpread), (places![1].Value, places[1].RobustScore));
        Assert.InRange(places[1].ShareBelow, value - 0.05, value + 0.05);
        Assert.Equal(population, await features.Population(query with { }, patience.Token));
    }

    [Fact]
    public async Task What_does_not_exist_has_no_population()
    {
        var features = _cluster.Services.GetRequiredService<IFeatureQueries>();
        Assert.Null(await features.Population(new("dataset-999999"), CancellationToken.None));
        Assert.Null(await features.HealthyPeers("signal-999999", CancellationToken.None));
        Assert.Empty(await features.Vectors(["signal-999999"], CancellationToken.None));
    }

    private async Task<double[]> Recomputed(SignalRow signal, CancellationToken cancellation)
    {
        await using var blob = await _cluster.Services.GetRequiredService<IBlobStore>().Open(signal.Hash, cancellation);
        var bytes = new byte[signal.Samples * sizeof(float)];
        await blob!.ReadExactlyAsync(bytes, cancellation);
        return SignalFeatures.Compute(MemoryMarshal.Cast<byte, float>(bytes), signal.RateHz, signal.SpeedRpm);
    }

    private async Task Execute(string sql)
    {
        await using var command = postgres.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
