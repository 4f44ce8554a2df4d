using Cluster.Chaos;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Signals;

namespace Cluster.Silo.Tests.Models;

public sealed class GenerationTakeoverTests(ClusterFixture fixture)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    // Twelve jobs.
    private static readonly GenerateSpec Spec = new(
        "calm", Classes: null, Machines: 6, RecordsPerClassAndMachine: 5, Seconds: 5, Seed: 7, new SplitSpec(["machine"], TestFraction: 0.25, ValidationFraction: 0.25));

    private RunningCluster Cluster => fixture.Cluster;

    [Fact]
    public async Task Dataset_that_lost_a_silo_to_kill_9_is_that_of_an_undisturbed_run_and_what_was_made_stays()
    {
        var calm = await Ready(await Cluster.Api.Generate(Spec));
        var dataset = await Cluster.Api.Generate(Spec with { Name = "stormy" });
        var (made, silo) = await HalfMade(dataset);

        silo.Process.Send(Signal.Kill);

        var stormy = await Ready(dataset);
        Assert.Equal((calm.Row.Hash, calm.Row.Signals), (stormy.Row.Hash, stormy.Row.Signals));
        var database = await Cluster.ReadDatabase();
        Assert.All(made, job => Assert.Single(database.GrantsOf(job)));
        await fixture.KeepsItsPromises();
    }

    private Task<DatasetView> Ready(string dataset) => Waiting.For(
        dataset, "ready", Limit, cancellation => Cluster.Api.Dataset(dataset, cancellation), view => view.Row.Status == DatasetStatus.Ready,
        view => $"{view.Row.Status} {view.Row.StatusReason} {view.Row.Done} of {view.Row.Total}");

    /// <summary>The jobs that are completed when some are, and a living silo that runs another one.</summary>
    private async Task<(IReadOnlyList<string> Made, SiloProcess Silo)> HalfMade(string dataset)
    {
        SiloProcess? silo = null;
        var made = await Waiting.For(
            dataset, "some jobs completed and others running", Limit,
            async cancellation =>
            {
                await using var command = Cluster.Database.CreateCommand("SELECT id, state, silo_name FROM job WHERE dataset = $1 AND kind = 'generation'");
                command.Parameters.Add(new() { Value = dataset });
                await using var row = await command.ExecuteReaderAsync(cancellation);
                var completed = new List<string>();
                silo = null;
                while (await row.ReadAsync(cancellation))
                {
                    if (row.GetString(1) == "completed")
                        completed.Add(row.GetString(0));
                    else if (row.GetString(1) == "running")
                        silo ??= Cluster.Silos.FirstOrDefault(one => one.Process.IsAlive && one.Is(row.GetString(2)));
                }

                return completed;
            },
            completed => completed.Count > 0 && silo is not null);
        return (made, silo!);
    }
}
