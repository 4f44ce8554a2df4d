using System.Net;
using System.Runtime.InteropServices;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;

namespace Cluster.Web.Tests.Signals;

public sealed class CurveEndpointTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Curve_is_float32_with_its_place_units_and_note_in_headers()
    {
        using var client = await fixture.Script(Roles.Viewer);
        using var answer = await client.GetAsync("/api/v1/signals/signal-1/curves/powerSpectralDensity?from=0.25&points=2&low=10&high=20.5");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([1.5f, -2f], Floats(bytes));
        string Header(string name) => Uri.UnescapeDataString(Assert.Single(answer.Headers.GetValues(name)));
        Assert.Equal(("0.25", "0.5", "100", "true"), (Header("X-Start"), Header("X-Step"), Header("X-Covered"), Header("X-Envelope")));
        Assert.Equal(("Hz", "µm²/Hz", "Welch, Hann window"), (Header("X-Axis-Unit"), Header("X-Unit"), Header("X-Note")));
        Assert.Equal(("0", "50", "10", "20.5"), (Header("X-Domain-From"), Header("X-Domain-To"), Header("X-Low-Hz"), Header("X-High-Hz")));
    }

    [Fact]
    public async Task Spectrogram_is_rows_of_levels()
    {
        using var client = await fixture.Script(Roles.Viewer);
        using var answer = await client.GetAsync("/api/v1/signals/signal-1/spectrogram");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([-10f, -20, -30, -40, -50, -60], Floats(bytes));
        Assert.Equal(("2", "3", "100"), (One(answer, "X-Rows"), One(answer, "X-Columns"), One(answer, "X-Step-Hz")));
    }

    [Fact]
    public async Task Curve_of_a_version_is_kept_for_ever_and_any_other_is_asked_for_again()
    {
        using var client = await fixture.Script(Roles.Viewer);
        using var kept = await client.GetAsync($"/api/v1/signals/signal-1/curves/time?v={ISignalCurves.Version}");
        using var loose = await client.GetAsync("/api/v1/signals/signal-1/curves/time");
        Assert.Contains("immutable", One(kept, "Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("no-cache", One(loose, "Cache-Control"), StringComparison.Ordinal);
        client.DefaultRequestHeaders.IfNoneMatch.Add(loose.Headers.ETag!);
        using var again = await client.GetAsync("/api/v1/signals/signal-1/curves/time");
        using var other = await client.GetAsync("/api/v1/signals/signal-1/curves/time?from=1");
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (again.StatusCode, other.StatusCode));
    }

    [Theory]
    [InlineData("signal-1/curves/time?points=1", HttpStatusCode.BadRequest)]
    [InlineData("signal-1/curves/time?from=2&to=1", HttpStatusCode.BadRequest)]
    [InlineData("signal-1/curves/envelope?low=5", HttpStatusCode.BadRequest)]
    [InlineData("signal-1/curves/envelope?low=5&high=4", HttpStatusCode.BadRequest)]
    [InlineData("signal-1/curves/colour", HttpStatusCode.BadRequest)]
    [InlineData("signal-1/spectrogram?segment=8", HttpStatusCode.BadRequest)]
    [InlineData("signal-1/spectrogram?columns=100000&rows=100000", HttpStatusCode.BadRequest)]
    [InlineData("signal-1/curves/orderSpectrum", HttpStatusCode.Conflict)]
    [InlineData("signal-9/curves/time", HttpStatusCode.NotFound)]
    [InlineData("signal-9/spectrogram", HttpStatusCode.NotFound)]
    public async Task What_makes_no_sense_or_is_not_there_is_refused(string address, HttpStatusCode status)
    {
        using var client = await fixture.Script(Roles.Viewer);
        using var answer = await client.GetAsync($"/api/v1/signals/{address}");
        Assert.Equal(status, answer.StatusCode);
    }

    private static float[] Floats(byte[] bytes) => MemoryMarshal.Cast<byte, float>(bytes).ToArray();

    private static string One(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
