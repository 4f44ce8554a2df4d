using System.Text.Json;
using Cluster.Chaos;
using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;
using Cluster.History;
using Cluster.History.Campaigns;
using Cluster.Silo.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(ClusterFixture))]
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Cluster.Silo.Tests;

/// <summary>
/// One PostgreSQL, three silo processes and one web process for all scenarios, which run one after another. A scenario leaves the cluster healed,
/// and ends by holding all that has happened so far against the promises.
/// </summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private readonly Dictionary<string, IReadOnlyList<TrialOutcome>> twins = [];
    private readonly Dictionary<string, IReadOnlyList<TrialOutcome>> undisturbed = [];
    private readonly HashSet<Violation> known = [];

    /// <summary>The processes.</summary>
    public RunningCluster Cluster { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Cluster = await RunningCluster.Start(BuiltProgram.Find(), silos: 3, TimeProvider.System);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Cluster.KeepFolder = System.Environment.GetEnvironmentVariable("CLUSTER_TESTS_KEEP") is not null;
        return Cluster.DisposeAsync();
    }

    /// <summary>Creates a campaign which from now on must give what its twin gave that ran before, once for each specification, without any fault.</summary>
    public async Task<string> CreateWithTwin(CampaignSpec spec)
    {
        var key = JsonSerializer.Serialize(spec);
        if (!twins.TryGetValue(key, out var outcomes))
        {
            var twin = await Cluster.Api.Create(spec);
            await Cluster.Reaches(twin, TimeSpan.FromSeconds(120), CampaignStatus.Completed);
            twins[key] = outcomes = TrialOutcome.Of(await Cluster.ReadDatabase(), twin);
        }

        var campaign = await Cluster.Api.Create(spec);
        undisturbed[campaign] = outcomes;
        return campaign;
    }

    /// <summary>Heals the cluster, waits until it rests, and fails with every promise that was broken since the last scenario; with a time, also if somebody waited too long since then.</summary>
    public async Task KeepsItsPromises(DateTimeOffset? quietSince = null)
    {
        await Cluster.Heal();
        var found = new List<Violation>();
        try
        {
            await Waiting.For(
                "check of the history", "no violation", TimeSpan.FromSeconds(20),
                async _ => found = [.. HistoryChecker.Check(Cluster.Clients, await Cluster.ReadDatabase(), Options(quietSince)).Where(v => !known.Contains(v))],
                violations => violations.Count == 0 || violations.Any(v => v.Rule is not (4 or 9 or 10)));
        }
        catch (TimeoutException)
        {
            // What is found after the cluster had time to rest is shown below.
        }

        known.UnionWith(found);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private HistoryOptions Options(DateTimeOffset? quietSince) => new()
    {
        QuietSince = quietSince,
        LongestWait = RunningCluster.LongestWait,
        Undisturbed = undisturbed,
        Replay = SearchReplay.Faults,
    };
}
