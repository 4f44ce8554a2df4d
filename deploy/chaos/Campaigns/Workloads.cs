using Cluster.Contracts.Campaigns;

namespace Cluster.Chaos.Campaigns;

/// <summary>Campaigns on an analytic objective: every result is a function of the point, and an epoch takes as long as one says.</summary>
public static class Workloads
{
    /// <summary>Independent draws on Branin's function.</summary>
    public static CampaignSpec Random(string name, int trials, int epochs, double secondsPerEpoch, long seed, int parallel = 3) =>
        Spec(name, SamplerKind.Random, Branin(), trials, epochs, secondsPerEpoch, seed, parallel);

    /// <summary>A grid of five by <paramref name="rows"/> points, all of them.</summary>
    public static CampaignSpec Grid(string name, int rows, int epochs, double secondsPerEpoch, long seed, int parallel = 3) =>
        Spec(
            name,
            SamplerKind.Grid,
            [new ParameterSpec("x", ParameterKind.Int, 0, 4, 1), new ParameterSpec("y", ParameterKind.Int, 0, rows - 1, 1)],
            5 * rows, epochs, secondsPerEpoch, seed, parallel);

    /// <summary>TPE with median pruning, whose decisions depend on the order in which lanes report.</summary>
    public static CampaignSpec PrunedTpe(string name, int trials, int epochs, double secondsPerEpoch, long seed, int parallel = 3) =>
        Spec(name, SamplerKind.Tpe, Branin(), trials, epochs, secondsPerEpoch, seed, parallel) with
        {
            Sampler = new SamplerSpec(SamplerKind.Tpe, StartupTrials: 4),
            Pruner = new PrunerSpec(PrunerKind.Median, StartupTrials: 3, WarmupEpochs: 1),
        };

    private static ParameterSpec[] Branin() => [new("x", ParameterKind.Float, -5, 10), new("y", ParameterKind.Float, 0, 15)];

    private static CampaignSpec Spec(
        string name, SamplerKind sampler, IReadOnlyList<ParameterSpec> space, int trials, int epochs, double secondsPerEpoch, long seed, int parallel) => new(
        name,
        "",
        null,
        0,
        space,
        new SamplerSpec(sampler),
        new PrunerSpec(PrunerKind.None),
        new BudgetSpec(trials, Parallel: parallel),
        new TrainingSpec(epochs, Objective: "branin", SecondsPerEpoch: secondsPerEpoch),
        seed);
}
