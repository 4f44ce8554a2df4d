using System.Text.Json;
using Cluster.Compute.Models;
using Cluster.Compute.Models.Data;
using Cluster.Compute.Models.Jobs;
using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Contracts.Signals;
using Cluster.Grains.Signals;
using Cluster.Grains.Storage;
using Cluster.Grains.Tests.Campaigns;
using Cluster.Silo.Devices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cluster.Grains.Tests.Models;

[Collection(Postgres.Name)]
public sealed class PredictionTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));
    private GrainCluster _cluster = null!;
    private LanePlayer _lanes = null!;
    private string _trial = null!;
    private IReadOnlyList<SignalRow> _signals = [];

    private CancellationToken Patience => _patience.Token;

    private IPredictionQueries Queries => _cluster.Services.GetRequiredService<IPredictionQueries>();

    private IPredictorGrain Predictor => _cluster.Grains.GetGrain<IPredictorGrain>(IPredictorGrain.KeyOf(_trial));

    public async ValueTask InitializeAsync()
    {
        _cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));
        _lanes = new(_cluster);
        var dataset = (await _cluster.Generate(Patience)).Id;
        _signals = (await _cluster.Services.GetRequiredService<IDatasetQueries>().Signals(dataset, 1, null, null, 0, 100, Patience)).Rows;
        var spec = new CampaignSpec(
            "predicting", "cnn1d", dataset, 1, [new("learning_rate", ParameterKind.Float, 0.001, 0.1)], new(SamplerKind.Random), new(PrunerKind.None),
            new(2), new(1), Seed: 3);
        await _cluster.Grains.GetGrain<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key).Create(CommandContext.New("ann"), spec, Patience);
        var trained = (await _lanes.Acquire(1))[0];
        _trial = trained.Job;
        using var weights = new MemoryStream([1, 2, 3]);
        var hash = await _cluster.Services.GetRequiredService<IBlobStore>().Put(weights, Patience);
        await _cluster.Grains.GetGrain<ITrialGrain>(_trial).End(
            new(trained.Fence, JobOutcome.Completed, 0.9, 9, 10, 1, [new("model.safetensors", hash, 3), new("model.json", hash, 3)], null, null, null, 1, null, 0, null), Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _patience.Dispose();
    }

    [Fact]
    public async Task Two_callers_share_one_computation_and_nothing_is_computed_twice()
    {
        var model = Assert.Single((await Queries.Models(_trial, 0, 10, Patience)).Rows);
        Assert.Equal(("predicting", 9, 10), (model.CampaignName, model.Validation!.K, model.Validation.N));
        var news = await _cluster.Listen<PredictionsChanged>(PredictionStreams.Namespace, IPredictorGrain.KeyOf(_trial));
        string[] one = [_signals[0].Id, _signals[1].Id], other = [_signals[1].Id, _signals[2].Id];

        var command = CommandContext.New("ann");
        var first = await Predictor.Predict(command, one, Patience);
        var second = await Predictor.Predict(CommandContext.New("ben"), other, Patience);
        Assert.Equal(first, await Predictor.Predict(command, one, Patience));
        Assert.Null(await Predictor.Predict(CommandContext.New("eva"), one, Patience));
        Assert.NotEqual(first, second);

        var leases = await _lanes.Acquire(5, LaneKind.Interactive);
        Assert.Equal([one, [_signals[2].Id]], leases.OrderBy(lease => lease.Job.Length).ThenBy(lease => lease.Job, StringComparer.Ordinal).Select(Asked));
        Assert.All(leases, lease => Assert.Equal((_trial, null), (lease.Model, lease.Dataset)));
        var lease = leases.Single(lease => lease.Job == first);
        Assert.True(await End(lease, Says(_signals[0], "healthy"), Says(_signals[1], "imbalance")));
        Assert.False(await End(lease, Says(_signals[0], "imbalance")));

        PredictionsChanged told;
        do
            told = await news.ReadAsync(Patience);
        while (told.Job != first || told.Predictions[0].EndedAt is null);
        var views = await Queries.Of(_trial, [_signals[1].Id, _signals[0].Id, "signal-0"], Patience);
        Assert.Equal([_signals[1].Id, _signals[0].Id], views.Select(view => view.Signal));
        Assert.All(views, view => Assert.Equal((TrialState.Completed, 0.8, 3, 4, "ann"), (view.State, view.Confidence, view.WindowsAgreeing, view.Windows, view.User)));
        Assert.All(views, view => Assert.Equal(view.Truth == view.Predicted, view.Correct));
        Assert.All(views, view => Assert.Contains(view.Side, new[] { "train", "validation", "test" }));
        Assert.Equal("at 2000 Hz, z-score of the record, windows of 1 s every 0.5 s", views[0].Preprocessing);
        Assert.Equal(0, await postgres.Value<long>($"SELECT count(*) FROM evaluation WHERE trial = '{_trial}'"));
    }

    [Fact]
    public async Task Failed_or_cancelled_prediction_is_told_and_can_be_asked_for_again()
    {
        string[] asked = [_signals[0].Id];
        var failing = await Predictor.Predict(CommandContext.New("ann"), asked, Patience);
        var lease = (await _lanes.Acquire(1, LaneKind.Interactive))[0];
        await _cluster.Grains.GetGrain<IPredictionGrain>(failing!).End(
            new(lease.Fence, JobOutcome.Failed, null, null, null, null, [], "bad_input", "The weights are damaged.", null, 1, null, 0, null), Patience);
        var failed = Assert.Single(await Queries.Of(_trial, asked, Patience));
        Assert.Equal((TrialState.Failed, "The prediction failed: The weights are damaged. It can be asked for again."), (failed.State, failed.Problem));

        var cancelled = await Predictor.Predict(CommandContext.New("ann"), asked, Patience);
        Assert.NotEqual(failing, cancelled);
        var grain = _cluster.Grains.GetGrain<IPredictionGrain>(cancelled!);
        await grain.Cancel(CommandContext.New("ben"), Patience);
        Assert.Contains("cancelled", Assert.Single(await Queries.Of(_trial, asked, Patience)).Problem, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CommandRefusedException>(() => grain.Cancel(CommandContext.New("ben"), Patience));
        Assert.Empty(await _lanes.Acquire(1, LaneKind.Interactive));

        Assert.NotNull(await Predictor.Predict(CommandContext.New("ann"), asked, Patience));
        lease = (await _lanes.Acquire(1, LaneKind.Interactive))[0];
        await End(lease, new SignalPrediction(asked[0], [], 0, 0, Problem: "too slow"));
        Assert.Equal("too slow", Assert.Single(await Queries.Of(_trial, asked, Patience)).Problem);
        Assert.Null(await Predictor.Predict(CommandContext.New("ann"), asked, Patience));
    }

    [Fact]
    public async Task Lane_brings_model_and_recordings_to_its_machine()
    {
        string[] asked = [_signals[1].Id, _signals[0].Id];
        await Predictor.Predict(CommandContext.New("ann"), asked, Patience);
        var lease = (await _lanes.Acquire(1, LaneKind.Interactive))[0];
        var folder = Directory.CreateTempSubdirectory("cluster-prediction-").FullName;
        try
        {
            var options = new DeviceOptions { DataFolder = folder, SiloName = "played" };
            var services = _cluster.Services;
            var blobs = new BlobCache(options, services.GetRequiredService<IBlobStore>(), NullLogger<BlobCache>.Instance);
            var inputs = new JobInputs(
                new DatasetCache(services.GetRequiredService<IDatasetFiles>(), blobs, options), blobs, services.GetRequiredService<IEvaluationQueries>(),
                services.GetRequiredService<IArtifactQueries>(), options);
            using var run = new JobRun(lease, TimeProvider.System.GetTimestamp(), Path.Combine(folder, "run"), TimeProvider.System);
            var place = await inputs.Place(run, JsonSerializer.Deserialize<TrainingJob>(lease.Body, WorkerWire.Json)!, "cpu", Patience);

            var index = DatasetIndex.Read(place.Index!);
            Assert.Equal([.. _signals.Take(2).Select(signal => (signal.Id, signal.Samples, signal.RateHz))], index.Signals.Select(signal => (signal.SignalId, signal.Samples, signal.RateHz)));
            Assert.All(index.Signals, signal => Assert.Equal(signal.Samples * sizeof(float), new FileInfo(signal.Path).Length));
            Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(place.Model!, "model.safetensors"), Patience));
            Assert.True(File.Exists(Path.Combine(place.Model!, "model.json")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_cannot_be_predicted_is_refused_with_a_sentence()
    {
        Assert.Equal("Expected 1 to 10 signals, found 0.", await Refusal(_trial));
        Assert.Equal($"{_signals[0].Id} is named 2 times; expected each signal once.", await Refusal(_trial, _signals[0].Id, _signals[0].Id));
        Assert.Equal("There is no signal signal-0.", await Refusal(_trial, "signal-0"));
        Assert.Equal("There is no trial trial-0.", await Refusal("trial-0", _signals[0].Id));
        var untrained = (await _lanes.Acquire(1))[0].Job;
        Assert.Equal($"{untrained} is Running; only a completed training has a model that predicts.", await Refusal(untrained, _signals[0].Id));
    }

    private async Task<string> Refusal(string trial, params string[] signals) => (await Assert.ThrowsAsync<CommandRefusedException>(() =>
        _cluster.Grains.GetGrain<IPredictorGrain>(IPredictorGrain.KeyOf(trial)).Predict(CommandContext.New("ann"), signals, Patience))).Message;

    private static string[] Asked(Lease lease) =>
        [.. JsonSerializer.Deserialize<TrainingJob>(lease.Body, WorkerWire.Json)!.Signals!.Select(signal => signal.SignalId)];

    private static SignalPrediction Says(SignalRow signal, string label) =>
        new(signal.Id, label == "healthy" ? [0.8, 0.2] : [0.2, 0.8], 3, 4, label);

    private Task<bool> End(Lease lease, params SignalPrediction[] predictions)
    {
        var result = new PredictionResult(["healthy", "imbalance"], new InputSpec(2000), "1.0", predictions);
        return _cluster.Grains.GetGrain<IPredictionGrain>(lease.Job).End(
            new(lease.Fence, JobOutcome.Completed, 1, null, null, null, [], null, null, null, 1, null, 0, JsonSerializer.Serialize(result, WorkerWire.Json)), Patience);
    }
}
