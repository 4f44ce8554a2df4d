using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using Cluster.Web.Accounts;

namespace Cluster.Web.Tests.Signals;

public sealed class GenerationEndpointTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Preview_is_float32_with_its_axis_in_headers()
    {
        using var client = await fixture.Script(Roles.Researcher);
        using var answer = await client.GetAsync("/api/v1/datasets/generate/preview/spectrum?label=wear&rate=8192");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0, 8192, 2], MemoryMarshal.Cast<byte, float>(bytes).ToArray());
        string Header(string name) => Assert.Single(answer.Headers.GetValues(name));
        Assert.Equal(("0.5", "0.25", "false", "g", "severe", "1480.0"), (Header("X-Start"), Header("X-Step"), Header("X-Envelope"), Header("X-Unit"), Header("X-Severity"), Header("X-Speed-Rpm")));
    }

    [Theory]
    [InlineData("time?label=rust")]
    [InlineData("time?label=wear&points=1")]
    [InlineData("cepstrum?label=wear")]
    public async Task Preview_that_makes_no_sense_is_refused(string query)
    {
        using var client = await fixture.Script(Roles.Researcher);
        using var answer = await client.GetAsync($"/api/v1/datasets/generate/preview/{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Truth_and_tacho_are_served_where_there_are_some()
    {
        using var client = await fixture.Script(Roles.Viewer);
        var truth = await client.GetFromJsonAsync<JsonElement>("/api/v1/signals/signal-1/truth");
        Assert.Equal(6, truth.GetProperty("windows")[0].GetProperty("bands")[0].GetProperty("overFloorDb").GetDouble());
        var tacho = await client.GetByteArrayAsync("/api/v1/signals/signal-1/tacho");
        Assert.Equal([0.25, 0.5], MemoryMarshal.Cast<byte, double>(tacho).ToArray());
        foreach (var path in (string[])["signal-1/second", "signal-2/truth", "signal-2/tacho"])
        {
            using var missing = await client.GetAsync($"/api/v1/signals/{path}");
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
    }
}
