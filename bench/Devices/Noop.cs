using Cluster.Contracts.Campaigns;

namespace Cluster.Bench.Devices;

/// <summary>Campaigns whose trials cost nothing, so that only the cluster's own work is measured.</summary>
internal static class Noop
{
    /// <summary>Random draws of six numbers; nothing is computed from them.</summary>
    public static CampaignSpec Campaign(string name, int trials, int parallel, int epochs) => new(
        name,
        "",
        null,
        0,
        [.. Enumerable.Range(0, 6).Select(i => new ParameterSpec($"x{i}", ParameterKind.Float, 0, 1))],
        new SamplerSpec(SamplerKind.Random),
        new PrunerSpec(PrunerKind.None),
        new BudgetSpec(trials, Parallel: parallel),
        new TrainingSpec(epochs, Objective: "noop"),
        Seed: 1);
}
