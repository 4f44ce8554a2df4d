using System.Net;
using System.Net.Http.Json;
using Cluster.Contracts.Models;
using Cluster.Web.Accounts;
using Cluster.Web.Models;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Models;

public sealed class EvaluationEndpointTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Look_is_asked_of_the_test_set_of_the_trials_dataset()
    {
        using var client = await fixture.Script(Roles.Researcher);
        using var one = await client.PostAsJsonAsync("/api/v1/evaluations", new EvaluationRequest("trial-1", "final figure"));
        using var other = await client.PostAsJsonAsync("/api/v1/trials/trial-1/evaluations", new LookRequest("appendix"));
        Assert.Equal("/api/v1/evaluations/evaluation-1", one.Headers.Location!.OriginalString);
        Assert.Equal("/api/v1/evaluations/evaluation-2", other.Headers.Location!.OriginalString);
        var ledger = (FakeTestSet)fixture.Site.Grains.GetGrain<ITestSetGrain>(ITestSetGrain.KeyOf("dataset-1", 1));
        Assert.Equal([("trial-1", "final figure"), ("trial-1", "appendix")], ledger.Looks.Select(look => (look.Trial, look.Purpose)));
    }

    [Fact]
    public async Task Look_without_a_purpose_is_refused()
    {
        using var client = await fixture.Script(Roles.Researcher);
        using var answer = await client.PostAsJsonAsync("/api/v1/evaluations", new EvaluationRequest("trial-1", " "));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"purpose\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
