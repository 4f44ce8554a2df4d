using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Web.Accounts;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests;

/// <summary>How the API says no.</summary>
public sealed class ProblemTests(SiteFixture fixture) : IClassFixture<SiteFixture>, IDisposable
{
    public void Dispose() => fixture.Site.Campaigns.Fault = null;

    [Theory]
    [InlineData(RefusalKind.Invalid, HttpStatusCode.BadRequest)]
    [InlineData(RefusalKind.NotFound, HttpStatusCode.NotFound)]
    [InlineData(RefusalKind.Conflict, HttpStatusCode.Conflict)]
    [InlineData(RefusalKind.Later, HttpStatusCode.TooManyRequests)]
    public async Task Refusal_of_the_cluster_is_told_with_its_sentence(RefusalKind kind, HttpStatusCode status)
    {
        fixture.Site.Campaign.Faults.Enqueue(new CommandRefusedException("It is over.", kind));
        using var client = await fixture.Script(Roles.Researcher);
        using var answer = await client.PostAsync("/api/v1/campaigns/campaign-1/pause", null);
        var problem = await Problem(answer, status);
        Assert.Equal("It is over.", problem.GetProperty("detail").GetString());
        Assert.Equal(kind == RefusalKind.Later, answer.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task Cluster_that_does_not_answer_is_503_after_the_deadline()
    {
        fixture.Site.Campaigns.Fault = new TimeoutException("planned");
        var before = fixture.Site.Campaigns.Reads;
        using var client = await fixture.Script(Roles.Viewer);
        using var answer = await client.GetAsync("/api/v1/campaigns");
        await Problem(answer, HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.True(fixture.Site.Campaigns.Reads > before + 1);
    }

    [Fact]
    public async Task Fault_of_ours_says_nothing_of_its_inside()
    {
        fixture.Site.Campaigns.Fault = new InvalidOperationException("secret detail");
        var before = fixture.Site.Campaigns.Reads;
        using var client = await fixture.Script(Roles.Viewer);
        using var answer = await client.GetAsync("/api/v1/campaigns");
        Assert.DoesNotContain("secret", (await Problem(answer, HttpStatusCode.InternalServerError)).ToString(), StringComparison.Ordinal);
        Assert.Equal(before + 1, fixture.Site.Campaigns.Reads);
    }

    [Fact]
    public async Task Every_fault_of_a_specification_is_told_by_its_field()
    {
        var spec = Sample.Spec() with { Name = " ", Budget = new BudgetSpec(0, Parallel: 0), Parameters = [new ParameterSpec("x", ParameterKind.Float, 2, 1)] };
        using var client = await fixture.Script(Roles.Researcher);
        using var answer = await client.PostAsJsonAsync("/api/v1/campaigns", spec, ApiJson.Options);
        var errors = (await Problem(answer, HttpStatusCode.BadRequest)).GetProperty("errors");
        Assert.Equal(["budget.maxTrials", "budget.parallel", "name", "parameters[0].high"], errors.EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal("is 1 to 1000000; found 0", errors.GetProperty("budget.maxTrials")[0].GetString());
        Assert.Empty(fixture.Site.Registry.Created);
    }

    [Theory]
    [InlineData("""{"maxTrials":"5"}""", "$.maxTrials")]
    [InlineData("""{"maxTrials":5,"surprise":1}""", "$.surprise")]
    [InlineData("""{"parallel":5}""", "$")]
    [InlineData("""{"maxTrials":""", "$.maxTrials")]
    public async Task Json_that_does_not_fit_is_told_with_its_path(string json, string path)
    {
        using var client = await fixture.Script(Roles.Researcher);
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/api/v1/campaigns/campaign-1/extend", body);
        var errors = (await Problem(answer, HttpStatusCode.BadRequest)).GetProperty("errors");
        Assert.Equal(path, Assert.Single(errors.EnumerateObject()).Name);
    }

    [Fact]
    public async Task Body_that_is_no_json_is_415()
    {
        using var client = await fixture.Script(Roles.Researcher);
        using var body = new StringContent("{}", Encoding.UTF8, "text/plain");
        using var answer = await client.PostAsync("/api/v1/campaigns", body);
        await Problem(answer, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("/api/v1/campaigns/campaign-404", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/campaigns/nonsense", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/no-such-thing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/campaigns?take=1001", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/campaigns?take=many", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/users", HttpStatusCode.Forbidden)]
    public async Task Whatever_goes_wrong_is_problem_json(string path, HttpStatusCode status)
    {
        using var client = await fixture.Script(Roles.Viewer);
        using var answer = await client.GetAsync(path);
        await Problem(answer, status);
    }

    [Fact]
    public async Task Caller_without_a_token_is_told_in_problem_json()
    {
        using var client = fixture.Site.Client();
        using var answer = await client.GetAsync("/api/v1/campaigns");
        await Problem(answer, HttpStatusCode.Unauthorized);
    }

    private static async Task<JsonElement> Problem(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"Expected {status}, found {answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        return problem;
    }
}
