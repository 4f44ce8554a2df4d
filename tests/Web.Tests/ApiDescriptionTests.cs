using System.Text.Json;
using Cluster.Web.Tests.Accounts;

namespace Cluster.Web.Tests;

/// <summary>What the API says of itself.</summary>
public sealed class ApiDescriptionTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Document_has_every_route_of_the_api_and_no_other()
    {
        var described =
            from path in (await Document(fixture.Site)).GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select $"{operation.Name.ToUpperInvariant()} {path.Name}";
        Assert.Equal(RouteTable.LeastRole.Keys.Where(key => key.Contains(" /api/", StringComparison.Ordinal)).Order(), described.Order());
    }

    [Fact]
    public async Task Whole_numbers_and_words_are_described_as_such()
    {
        var schemas = (await Document(fixture.Site)).GetProperty("components").GetProperty("schemas");
        Assert.Equal("integer", schemas.GetProperty("BudgetSpec").GetProperty("properties").GetProperty("maxTrials").GetProperty("type").GetString());
        var epoch = schemas.GetProperty("EpochRow").GetProperty("properties");
        Assert.Equal("number", epoch.GetProperty("value").GetProperty("type").GetString());
        Assert.Equal(["null", "number"], epoch.GetProperty("trainLoss").GetProperty("type").EnumerateArray().Select(word => word.GetString()).Order());
        Assert.Equal(["grid", "random", "tpe", "quasiRandom", "cmaEs", "gaussianProcess", "automatic", "external"], schemas.GetProperty("SamplerKind").GetProperty("enum").EnumerateArray().Select(word => word.GetString()));
    }

    [Fact]
    public async Task Commands_say_that_they_take_an_idempotency_key()
    {
        var create = (await Document(fixture.Site)).GetProperty("paths").GetProperty("/api/v1/campaigns").GetProperty("post");
        var key = Assert.Single(create.GetProperty("parameters").EnumerateArray());
        Assert.Equal(("Idempotency-Key", "header"), (key.GetProperty("name").GetString(), key.GetProperty("in").GetString()));
    }

    private static async Task<JsonElement> Document(TestSite site)
    {
        using var client = site.Client();
        return JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json")).RootElement;
    }
}
