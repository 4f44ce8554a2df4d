using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cluster.Contracts.Models;
using Cluster.Web.Accounts;
using Cluster.Web.Models;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Models;

public sealed class PredictionEndpointTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Model_is_asked_over_the_API_and_its_answers_are_read()
    {
        var predictor = new FakePredictor();
        fixture.Site.Grains.Add<IPredictorGrain>("predictor-trial-1", predictor);
        fixture.Site.Predictions.Rows.Add(FakePredictions.Row(1));
        using var client = await fixture.Script(Roles.Researcher);
        using var asked = await client.PostAsJsonAsync("/api/v1/models/trial-1/predictions", new PredictionRequest(["signal-1", "signal-2"]));
        Assert.Equal((HttpStatusCode.Accepted, "/api/v1/predictions/prediction-1"), (asked.StatusCode, asked.Headers.Location!.OriginalString));
        Assert.Equal("signal-1 signal-2", Assert.Single(predictor.Asked).Signals);
        var models = await client.GetFromJsonAsync<JsonElement>("/api/v1/models?take=5");
        Assert.Equal("trial-1", models.GetProperty("rows")[0].GetProperty("trial").GetString());
        var said = await client.GetFromJsonAsync<JsonElement>("/api/v1/models/trial-1/predictions?signals=signal-2&signals=signal-1");
        Assert.Equal(["signal-2", "signal-1"], said.EnumerateArray().Select(view => view.GetProperty("signal").GetString()));
    }

    [Fact]
    public async Task Too_many_signals_and_unknown_models_are_refused_and_viewers_may_not_ask()
    {
        using var client = await fixture.Script(Roles.Researcher);
        using var many = await client.PostAsJsonAsync("/api/v1/models/trial-1/predictions", new PredictionRequest([.. Enumerable.Range(1, 11).Select(i => $"signal-{i}")]));
        Assert.Equal(HttpStatusCode.BadRequest, many.StatusCode);
        Assert.Contains("names 1 to 10 signals; found 11", await many.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var unknown = await client.GetAsync("/api/v1/models/trial-99/predictions?signals=signal-1");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var viewer = await fixture.Script(Roles.Viewer);
        using var denied = await viewer.PostAsJsonAsync("/api/v1/models/trial-1/predictions", new PredictionRequest(["signal-1"]));
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
    }
}
