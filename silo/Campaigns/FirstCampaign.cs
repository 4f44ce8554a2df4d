using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Signals;
using Npgsql;

namespace Cluster.Silo.Campaigns;

/// <summary>
/// On an empty database, a small generated dataset and a campaign over it, so that the first thing seen in a browser is a campaign at work. Its
/// commands have fixed ids: however often it is interrupted, there is one dataset and one campaign.
/// </summary>
internal sealed partial class FirstCampaign(
    IGrainFactory grains,
    IDatasetQueries datasets,
    ICampaignQueries campaigns,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<FirstCampaign> logger) : BackgroundService
{
    private const string User = "cluster";

    private static readonly Guid DatasetCommand = new("5b1f0b52-6a43-4e7c-8f0e-1c6f3d1f0a01");
    private static readonly Guid CampaignCommand = new("5b1f0b52-6a43-4e7c-8f0e-1c6f3d1f0a02");

    private static readonly GenerateSpec Dataset = new(
        "First look: 11 classes on 3 known machines", Classes: null, Machines: 3, RecordsPerClassAndMachine: 5, Seconds: 2, Seed: 42,
        new(["run"], TestFraction: 0.2, ValidationFraction: 0.2, Seed: 42))
    {
        Severities = ["mild", "moderate", "severe"],
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Begin(stoppingToken);
                return;
            }
            catch (Exception e) when (e is OrleansException or TimeoutException or NpgsqlException)
            {
                LogLater(e.Message);
                await Task.Delay(TimeSpan.FromSeconds(2), time, stoppingToken);
            }
        }
    }

    private async Task Begin(CancellationToken stopping)
    {
        var known = await datasets.List(null, 0, 2, stopping);
        var empty = known.Total == 0;
        var interrupted = known is { Total: 1, Rows: [{ Origin: "generated" } only] } && only.Name == Dataset.Name
            && (await campaigns.List(null, null, 0, 1, stopping)).Total == 0;
        if (!empty && !interrupted)
            return;

        var dataset = await grains.GetGrain<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key).Generate(new(User, DatasetCommand), Dataset, stopping);
        LogGenerating(dataset);
        while ((await grains.GetGrain<IDatasetGrain>(dataset).Get(stopping)).Status == DatasetStatus.Working)
            await Task.Delay(TimeSpan.FromMilliseconds(250), time, stopping);
        var campaign = await grains.GetGrain<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key).Create(new(User, CampaignCommand), Campaign(dataset), stopping);
        LogStarted(campaign);
    }

    private static CampaignSpec Campaign(string dataset) => new(
        "First look: CNN on generated faults",
        "cnn1d",
        dataset,
        DatasetVersion: 1,
        [
            new("learning_rate", ParameterKind.Float, Low: 1e-3, High: 3e-2, Log: true),
            new("dropout", ParameterKind.Float, Low: 0, High: 0.4),
            new("batch_size", ParameterKind.Categorical, Choices: ["16", "32", "64"]),
            new("width", ParameterKind.Categorical, Choices: ["8", "16"]),
        ],
        new(SamplerKind.Tpe, StartupTrials: 4),
        new(PrunerKind.Median, StartupTrials: 4, WarmupEpochs: 3),
        new(MaxTrials: 12, Parallel: Math.Max(2, Environment.ProcessorCount)),
        new(Epochs: 12, RateHz: 10_240, CutoffHz: 5_000),
        Seed: 42);
}
