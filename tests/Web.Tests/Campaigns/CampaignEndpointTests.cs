using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Cluster.Contracts.Campaigns;
using Cluster.Web.Accounts;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Campaigns;

public sealed class CampaignEndpointTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Idempotency_key_becomes_the_id_of_the_command()
    {
        var key = Guid.NewGuid();
        using var client = await fixture.Script(Roles.Researcher);
        client.DefaultRequestHeaders.Add("Idempotency-Key", key.ToString());
        using var answer = await client.PostAsJsonAsync("/api/v1/campaigns", Sample.Spec(), ApiJson.Options);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/api/v1/campaigns/campaign-99", answer.Headers.Location!.OriginalString);
        Assert.Equal("campaign-99", (await answer.Content.ReadFromJsonAsync<CreatedId>())!.Id);

        var (context, spec) = fixture.Site.Registry.Created[^1];
        Assert.Equal(key, context.CommandId);
        Assert.StartsWith("researcher-", context.User, StringComparison.Ordinal);
        Assert.Equal(JsonSerializer.Serialize(Sample.Spec()), JsonSerializer.Serialize(spec));
    }

    [Theory]
    [InlineData("yaml", "application/yaml")]
    [InlineData("json", "application/json")]
    public async Task An_exported_specification_creates_the_same_campaign(string format, string mediaType)
    {
        using var client = await fixture.Script(Roles.Researcher);
        using var file = await client.GetAsync($"/api/v1/campaigns/campaign-1/spec?format={format}");
        Assert.Equal((mediaType, $"campaign-1.{format}"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.FileName));
        using var body = new StringContent(await file.Content.ReadAsStringAsync(), System.Text.Encoding.UTF8, mediaType);
        using var answer = await client.PostAsync("/api/v1/campaigns", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(JsonSerializer.Serialize(fixture.Site.Campaigns.Snapshots["campaign-1"].Spec), JsonSerializer.Serialize(fixture.Site.Registry.Created[^1].Spec));
    }

    [Fact]
    public async Task Key_that_is_no_uuid_is_refused()
    {
        using var client = await fixture.Script(Roles.Researcher);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "once please");
        using var answer = await client.PostAsync("/api/v1/campaigns/campaign-1/pause", null);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Attempts_after_a_transient_fault_carry_the_same_command_id()
    {
        var campaign = fixture.Site.Campaign;
        campaign.Commands.Clear();
        campaign.Faults.Enqueue(new TimeoutException("planned"));
        campaign.Faults.Enqueue(new Orleans.Runtime.SiloUnavailableException("planned"));
        using var client = await fixture.Script(Roles.Researcher);
        using var answer = await client.PostAsync("/api/v1/campaigns/campaign-1/stop", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(3, campaign.Commands.Count);
        Assert.Single(campaign.Commands.Select(command => command.Context.CommandId).Distinct());
    }

    [Theory]
    [InlineData("""{"points":[{"x":0.5,"size":"16"}]}""", HttpStatusCode.OK)]
    [InlineData("""{"points":[{"x":true}]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"points":[]}""", HttpStatusCode.BadRequest)]
    public async Task Points_are_enqueued_as_mappings_of_numbers_and_texts(string json, HttpStatusCode status)
    {
        fixture.Site.Campaign.Points.Clear();
        using var client = await fixture.Script(Roles.Researcher);
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/api/v1/campaigns/campaign-1/enqueue", body);
        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.OK)
            Assert.Equal([new ParameterValue("x", 0.5, null), new ParameterValue("size", null, "16")], Assert.Single(fixture.Site.Campaign.Points).Values);
    }

    [Fact]
    public async Task Snapshot_reads_back_as_the_contract_record()
    {
        using var client = await fixture.Script(Roles.Viewer);
        var snapshot = await client.GetFromJsonAsync<CampaignSnapshot>("/api/v1/campaigns/campaign-1", ApiJson.Options);
        Assert.Equal(JsonSerializer.Serialize(fixture.Site.Campaigns.Snapshots["campaign-1"]), JsonSerializer.Serialize(snapshot));
    }

    [Fact]
    public async Task Events_keep_their_kind()
    {
        fixture.Site.Campaigns.Log.Add(new TrialEnded(3, "trial-3", TrialState.Completed, 0.5, 20, null) { Seq = 7 });
        using var client = await fixture.Script(Roles.Viewer);
        var events = await client.GetFromJsonAsync<List<CampaignEvent>>("/api/v1/campaigns/campaign-1/events?after=6", ApiJson.Options);
        Assert.Equal(3, Assert.IsType<TrialEnded>(Assert.Single(events!)).Number);
        Assert.Empty((await client.GetFromJsonAsync<List<CampaignEvent>>("/api/v1/campaigns/campaign-1/events?after=7", ApiJson.Options))!);
    }

    [Fact]
    public async Task Live_stream_is_a_snapshot_then_updates_until_the_end()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var start = Sample.Campaign([Sample.Trial(0, TrialState.Running, campaign: "campaign-7")], version: 5, id: "campaign-7");
        fixture.Site.Campaigns.Snapshots["campaign-7"] = start;
        using var client = await fixture.Script(Roles.Viewer);
        await using var stream = await client.GetStreamAsync("/api/v1/campaigns/campaign-7/live", timeout.Token);
        var events = SseParser.Create(stream, (_, data) => JsonSerializer.Deserialize<CampaignUpdate>(data, ApiJson.Options)!).EnumerateAsync(timeout.Token).GetAsyncEnumerator(timeout.Token);

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(("snapshot", 5L, 1), (events.Current.EventType, events.Current.Data.Row.Version, events.Current.Data.Trials.Count));

        // The stream listens before it sends its snapshot, so what is published now arrives.
        await fixture.Site.Updates.Publish("campaign-7", new CampaignUpdate(start.Row with { Version = 6 }, [], start.Reports, 5, start.Reports));
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(("update", 6L), (events.Current.EventType, events.Current.Data.Row.Version));

        var end = Sample.Campaign(start.Trials, version: 9, status: CampaignStatus.Stopped, id: "campaign-7");
        fixture.Site.Campaigns.Snapshots["campaign-7"] = end;
        await fixture.Site.Updates.Publish("campaign-7", new CampaignUpdate(end.Row, [], start.Reports, 8, start.Reports));
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(("snapshot", 9L), (events.Current.EventType, events.Current.Data.Row.Version));
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task Live_stream_never_goes_back_when_old_updates_arrive_late()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var start = Sample.Campaign([Sample.Trial(0, TrialState.Running, campaign: "campaign-8")], version: 5, id: "campaign-8");
        fixture.Site.Campaigns.Snapshots["campaign-8"] = start;
        using var client = await fixture.Script(Roles.Viewer);
        await using var stream = await client.GetStreamAsync("/api/v1/campaigns/campaign-8/live", timeout.Token);
        var events = SseParser.Create(stream, (_, data) => JsonSerializer.Deserialize<CampaignUpdate>(data, ApiJson.Options)!).EnumerateAsync(timeout.Token).GetAsyncEnumerator(timeout.Token);
        Assert.True(await events.MoveNextAsync());

        await fixture.Site.Updates.Publish("campaign-8", new CampaignUpdate(start.Row with { Version = 4 }, [], start.Reports, 4, start.Reports));
        await fixture.Site.Updates.Publish("campaign-8", new CampaignUpdate(start.Row with { Version = 6 }, [], start.Reports, 5, start.Reports));

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(("update", 6L), (events.Current.EventType, events.Current.Data.Row.Version));
    }

    [Fact]
    public async Task Live_stream_of_an_unknown_campaign_is_404()
    {
        using var client = await fixture.Script(Roles.Viewer);
        using var answer = await client.GetAsync("/api/v1/campaigns/campaign-404/live");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Artifact_arrives_byte_for_byte_with_its_hash()
    {
        using var client = await fixture.Script(Roles.Viewer);
        using var answer = await client.GetAsync("/api/v1/trials/trial-1/artifacts/model.safetensors");
        Assert.Equal([1, 2, 3], await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal($"\"{new string('b', 64)}\"", answer.Headers.ETag!.Tag);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("starts\nends", await client.GetStringAsync("/api/v1/trials/trial-1/log"));
        using var missing = await client.GetAsync("/api/v1/trials/trial-1/artifacts/other");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }
}
