using System.Net;
using System.Runtime.InteropServices;
using Cluster.Web.Accounts;

namespace Cluster.Web.Tests.Signals;

public sealed class SignalEndpointTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Samples_are_float32_with_their_place_in_headers()
    {
        using var client = await fixture.Script(Roles.Viewer);
        using var answer = await client.GetAsync("/api/v1/signals/signal-1/samples?from=0.25&points=2");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([1.5f, -2f], MemoryMarshal.Cast<byte, float>(bytes).ToArray());
        string Header(string name) => Assert.Single(answer.Headers.GetValues(name));
        Assert.Equal("0.25", Header("X-Start-Seconds"));
        Assert.Equal(1.0 / 12000, double.Parse(Header("X-Step-Seconds")));
        Assert.Equal(("4", "true"), (Header("X-Samples-Covered"), Header("X-Envelope")));
        Assert.Equal("µm", Uri.UnescapeDataString(Header("X-Unit")));
        Assert.Contains("immutable", Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("private", Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_samples_are_not_sent_again()
    {
        using var client = await fixture.Script(Roles.Viewer);
        using var first = await client.GetAsync("/api/v1/signals/signal-1/samples?points=2");
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.GetAsync("/api/v1/signals/signal-1/samples?points=2");
        using var other = await client.GetAsync("/api/v1/signals/signal-1/samples?points=3");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK), (first.StatusCode, again.StatusCode, other.StatusCode));
    }

    [Theory]
    [InlineData("points=1")]
    [InlineData("from=2&to=1")]
    [InlineData("from=NaN")]
    public async Task Window_that_makes_no_sense_is_refused(string query)
    {
        using var client = await fixture.Script(Roles.Viewer);
        using var answer = await client.GetAsync($"/api/v1/signals/signal-1/samples?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
