using Cluster.Chaos;
using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Tests.Membership;

public sealed class GuardedClusterTests(GuardedCluster guarded) : IClassFixture<GuardedCluster>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private RunningCluster Cluster => guarded.Cluster;

    [Fact]
    public async Task Silos_and_web_work_together_over_mutual_TLS()
    {
        var campaign = await Cluster.Api.Create(Workloads.Random("guarded", trials: 6, epochs: 2, secondsPerEpoch: 0.1, seed: 61));

        var done = await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed);

        var silos = (await Cluster.ReadDatabase()).Grants.Select(g => g.Silo).Distinct().Count();
        Assert.Equal((6, 2), (done.Row.Counts.Completed, silos));
    }

    [Theory]
    [InlineData("silo", "")]
    [InlineData("silo", "theirs")]
    [InlineData("web", "")]
    public async Task A_process_without_a_certificate_of_ours_is_not_let_in(string role, string authority)
    {
        var changes = authority.Length > 0 ? guarded.Certificates(authority) : new() { ["TLS_CERT"] = "", ["TLS_KEY"] = "", ["TLS_CA"] = "" };
        await using var stranger = Cluster.StartStranger(role, changes);

        await Waiting.For(
            "stranger", "its connections fail", Limit, _ => Task.FromResult(stranger.LogTail(1000)),
            log => log.Contains("ConnectionFailedException", StringComparison.Ordinal) || log.Contains("No silo answers yet", StringComparison.Ordinal), log => log);

        var pool = await Cluster.Api.Pool(TestContext.Current.CancellationToken);
        Assert.Equal(["silo-1", "silo-2"], pool.Silos.Select(s => s.Name));
    }

    [Fact]
    public async Task Traces_metrics_and_logs_of_silos_and_web_arrive_by_OTLP_and_metrics_at_Prometheus()
    {
        var campaign = await Cluster.Api.Create(Workloads.Random("traced", trials: 2, epochs: 1, secondsPerEpoch: 0.1, seed: 62));
        await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed);

        await Arrives("/v1/traces", "silo-1", "silo-2", "silo-100", "ICampaignRegistryGrain/Create", "cluster");
        await Arrives("/v1/metrics", "silo-1", "silo-2", "silo-100", "Microsoft.Orleans", "Cluster.Devices");
        await Arrives("/v1/logs", "silo-1", "silo-2", "silo-100");
        using var scraper = new HttpClient { BaseAddress = Cluster.Silos[0].Http };
        var scraped = await scraper.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("# TYPE orleans_", scraped, StringComparison.Ordinal);
        Assert.Contains("# TYPE cluster_", scraped, StringComparison.Ordinal);
    }

    private Task<string> Arrives(string path, params string[] words) => Waiting.For(
        path, string.Join(", ", words), Limit, _ => Task.FromResult(guarded.Telemetry.Received(path)),
        text => words.All(word => text.Contains(word, StringComparison.Ordinal)),
        text => $"{text.Length} characters without {string.Join(", ", words.Where(word => !text.Contains(word, StringComparison.Ordinal)))}");
}
