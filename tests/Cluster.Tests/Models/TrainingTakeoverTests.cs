using Cluster.Chaos;
using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Signals;

namespace Cluster.Silo.Tests.Models;

public sealed class TrainingTakeoverTests(ClusterFixture fixture)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private RunningCluster Cluster => fixture.Cluster;

    [Fact]
    public async Task Weights_of_a_taken_over_training_equal_those_of_an_undisturbed_one()
    {
        var dataset = await Cluster.Api.Generate(new GenerateSpec(
            "small", ["healthy", "imbalance"], Machines: 4, RecordsPerClassAndMachine: 2, Seconds: 1, Seed: 3, new SplitSpec(["machine"], TestFraction: 0.25, ValidationFraction: 0.25)));
        await Waiting.For(dataset, "ready", Limit, c => Cluster.Api.Dataset(dataset, c), d => d.Row.Status == DatasetStatus.Ready, d => $"{d.Row.Status} {d.Row.StatusReason}");
        var spec = new CampaignSpec(
            "cnn", "cnn1d", dataset, 1,
            [new ParameterSpec("learning_rate", ParameterKind.Float, 1e-4, 1e-2, Log: true)],
            new SamplerSpec(SamplerKind.Random), new PrunerSpec(PrunerKind.None), new BudgetSpec(2, Parallel: 2),
            new TrainingSpec(Epochs: 8, WindowSeconds: 0.25, HopSeconds: 0.25), Seed: 41);
        var campaign = await fixture.CreateWithTwin(spec);

        var silo = await Cluster.RunsOnASilo(campaign, Limit);
        silo.Process.Send(Signal.Kill);

        await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed);
        var database = await Cluster.ReadDatabase();
        Assert.All(database.TrialsOf(campaign), t => Assert.Contains(database.Artifacts, a => a.Job == t.Id && a.Name.EndsWith(".safetensors", StringComparison.Ordinal)));
        await fixture.KeepsItsPromises();
    }
}
