using System.Net;
using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;
using Npgsql;

namespace Cluster.Silo.Tests.Accounts;

/// <summary>The web process as an operator runs it: on a database user of its own that may read lists and keep accounts.</summary>
public sealed class WebProcessTests(ClusterFixture fixture)
{
    private static readonly string[] Pages =
    [
        "/hpo/campaigns", "/hpo/campaigns/new", "/hpo/campaign/{0}", "/hpo/campaign/{0}/trial/0", "/devices", "/datasets", "/datasets/import",
        "/account", "/account/tokens", "/account/users", "/account/audit", "/dashboard/", "/api/v1/users", "/api/v1/admin/audit", "/api/v1/tokens", "/metrics",
    ];

    private RunningCluster Cluster => fixture.Cluster;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_admin_signs_in_and_is_served_every_page()
    {
        var campaign = await Cluster.Api.Create(Workloads.Random("shown", trials: 1, epochs: 1, secondsPerEpoch: 0.1, seed: 51));
        await Cluster.Reaches(campaign, TimeSpan.FromSeconds(60), CampaignStatus.Completed);
        using var session = await BrowserSession.SignInFirst(Cluster.Web, Cancellation);

        foreach (var page in Pages.Select(p => string.Format(p, campaign)))
        {
            var (status, body) = await session.Get(page, Cancellation);
            Assert.True(status == HttpStatusCode.OK, $"{page}: {status} {body}");
        }

        Assert.Contains("\"shown\"", (await session.Get($"/api/v1/campaigns/{campaign}", Cancellation)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_database_user_reads_jobs_and_changes_none()
    {
        await using (var web = Cluster.Database.CreateCommand("SELECT count(*)::int FROM pg_stat_activity WHERE usename = 'cluster_web'"))
            Assert.NotEqual(0, await web.ExecuteScalarAsync(Cancellation));
        await using var connection = new NpgsqlConnection(Cluster.Postgres.WebConnection + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var read = new NpgsqlCommand("SELECT count(*) FROM job", connection);
        await read.ExecuteScalarAsync(Cancellation);
        await using var write = new NpgsqlCommand("UPDATE job SET state = 'stopped'", connection);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => write.ExecuteNonQueryAsync(Cancellation));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Redirect)]
    [InlineData("operator", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.OK)]
    public async Task Dashboard_of_the_actors_is_for_admins(string? role, HttpStatusCode expected)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Cluster.Address };
        if (role is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", await Cluster.CreateToken(role));

        using var page = await client.GetAsync(new Uri("/dashboard/", UriKind.Relative), Cancellation);
        using var figures = await client.GetAsync(new Uri("/dashboard/ClusterStats", UriKind.Relative), Cancellation);

        Assert.Equal((expected, expected), (page.StatusCode, figures.StatusCode));
    }
}
