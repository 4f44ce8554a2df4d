using Cluster.Contracts.Campaigns;

namespace Cluster.Example.Campaigns;

/// <summary>The campaigns of the example.</summary>
public static class Search
{
    private const int Epochs = 15;

    /// <summary>Twenty trials of the 1-D CNN by TPE; all recordings at 12 kHz below 4 kHz, cut into windows of one second.</summary>
    public static CampaignSpec Tpe(string dataset, int version, int lanes) => new(
        "CWRU: unseen fault size",
        "cnn1d",
        dataset,
        version,
        [
            new ParameterSpec("learning_rate", ParameterKind.Float, 3e-4, 1e-2, Log: true),
            new ParameterSpec("width", ParameterKind.Int, 8, 24, 8),
            new ParameterSpec("kernel", ParameterKind.Categorical, Choices: ["16", "32", "64"]),
            new ParameterSpec("dropout", ParameterKind.Float, 0, 0.5),
            new ParameterSpec("weight_decay", ParameterKind.Float, 1e-5, 1e-1, Log: true),
        ],
        new SamplerSpec(SamplerKind.Tpe, StartupTrials: 6),
        new PrunerSpec(PrunerKind.None),
        new BudgetSpec(MaxTrials: 20, Parallel: lanes),
        Training,
        Seed: 7);

    /// <summary>One trial with given hyperparameters.</summary>
    public static CampaignSpec Again(string dataset, int version, IReadOnlyList<ParameterValue> parameters) => new(
        "CWRU: the same recipe, split by window",
        "cnn1d",
        dataset,
        version,
        [.. parameters.Select(Fixed)],
        new SamplerSpec(SamplerKind.Random),
        new PrunerSpec(PrunerKind.None),
        new BudgetSpec(MaxTrials: 1),
        Training,
        Seed: 7);

    private static TrainingSpec Training => new(Epochs, RateHz: 12_000, CutoffHz: 4_000, WindowSeconds: 1, HopSeconds: 0.5);

    private static ParameterSpec Fixed(ParameterValue value) => value.Number is { } number
        ? new ParameterSpec(value.Name, ParameterKind.Fixed, number, number)
        : new ParameterSpec(value.Name, ParameterKind.Fixed, Choices: [value.Text ?? ""]);
}
