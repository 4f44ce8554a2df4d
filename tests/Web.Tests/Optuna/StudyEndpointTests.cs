using System.Net;
using System.Net.Http.Json;
using System.Text;
using Cluster.Web.Accounts;
using Cluster.Web.Optuna;

namespace Cluster.Web.Tests.Optuna;

public sealed class StudyEndpointTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private const string Journal = """
        {"op_code": 0, "worker_id": "w", "study_name": "first", "directions": [1]}
        {"op_code": 0, "worker_id": "w", "study_name": "second", "directions": [2]}

        """;

    [Fact]
    public async Task Journal_file_becomes_studies_in_its_order_and_each_has_a_command_of_its_own()
    {
        var created = fixture.Site.StudyRegistry.Created;
        created.Clear();
        var key = Guid.NewGuid();
        using var client = await fixture.Script(Roles.Researcher);
        client.DefaultRequestHeaders.Add("Idempotency-Key", key.ToString());
        using var answer = await client.PostAsync("/api/v1/campaigns/journal", new StringContent(Journal, Encoding.UTF8, "application/x-ndjson"));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(["campaign-21", "campaign-22"], (await answer.Content.ReadFromJsonAsync<CreatedStudies>())!.Ids);
        Assert.Equal(["first", "second"], created.Select(command => command.Study.Name));
        Assert.Equal(key, created[0].Context.CommandId);
        Assert.NotEqual(key, created[1].Context.CommandId);
    }

    [Theory]
    [InlineData("", "not a journal\n", "Line 1")]
    [InlineData("", "", "Found no study")]
    [InlineData("?name=both", Journal, "name: found 'both' for 2 studies")]
    public async Task File_that_can_not_be_taken_makes_nothing(string query, string file, string sentence)
    {
        fixture.Site.StudyRegistry.Created.Clear();
        using var client = await fixture.Script(Roles.Researcher);
        using var answer = await client.PostAsync("/api/v1/campaigns/journal" + query, new StringContent(file, Encoding.UTF8, "application/x-ndjson"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(fixture.Site.StudyRegistry.Created);
    }

    [Fact]
    public async Task Study_leaves_as_a_journal_file()
    {
        using var client = await fixture.Script(Roles.Viewer);
        using var answer = await client.GetAsync("/api/v1/campaigns/campaign-1/journal");
        Assert.Equal("campaign-1.journal", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("{\"op_code\": 0, \"worker_id\": \"cluster\", \"study_name\": \"study of ann\", \"directions\": [2]}\n", await answer.Content.ReadAsStringAsync());
        using var none = await client.GetAsync("/api/v1/campaigns/campaign-404/journal");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Lease_is_set_and_a_campaign_of_our_own_is_not_deleted()
    {
        fixture.Site.Study.Commands.Clear();
        using var client = await fixture.Script(Roles.Researcher);
        using var set = await client.PutAsJsonAsync("/api/v1/campaigns/campaign-1/lease", new LeaseRequest(60));
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        using var deleted = await client.DeleteAsync("/api/v1/campaigns/campaign-1");
        Assert.Equal(HttpStatusCode.Conflict, deleted.StatusCode);
        Assert.EndsWith("sets 60", Assert.Single(fixture.Site.Study.Commands), StringComparison.Ordinal);
    }
}
