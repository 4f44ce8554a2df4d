using System.Net;
using System.Net.Http.Json;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Signals;

/// <summary>The explorer over HTTP.</summary>
public sealed class ExplorerEndpointTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task The_whole_filter_of_an_address_reaches_the_query()
    {
        using var client = fixture.Site.Client(await fixture.Site.Token(Roles.Viewer));
        fixture.Site.Explorer.Pages.Clear();
        using var answer = await client.GetAsync(
            "/api/v1/datasets/dataset-1/explorer/signals?label=healthy&label=inner%20race&side=test&speedFrom=1000&q=M1&range=RMS:0.5:&range=Kurtosis::3&sort=-Kurtosis&feature=RMS&skip=50");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var (filter, sort, features, skip) = Assert.Single(fixture.Site.Explorer.Pages);
        Assert.Equal(["healthy", "inner race"], filter.Labels);
        Assert.Equal(["test"], filter.Splits);
        Assert.Equal((1000, null, "M1"), (filter.SpeedFrom, filter.SpeedTo, filter.Text));
        Assert.Equal([new("RMS", 0.5, null), new("Kurtosis", null, 3)], filter.Features);
        Assert.Equal((new SignalSort("Kurtosis", true), 50), (sort, skip));
        Assert.Equal(["RMS"], features);
    }

    [Theory]
    [InlineData("signals?range=RMS:a:b", "name:from:to")]
    [InlineData("signals?sort=Loudness", "Loudness")]
    [InlineData("signals?feature=Loudness", "Loudness")]
    [InlineData("signals?take=5000", "5000")]
    [InlineData("signals?speedFrom=2&speedTo=1", "speedFrom")]
    [InlineData("histogram?feature=RMS&bins=1", "bins")]
    public async Task A_faulty_question_is_answered_with_what_is_wrong(string question, string told)
    {
        using var client = fixture.Site.Client(await fixture.Site.Token(Roles.Viewer));
        using var answer = await client.GetAsync($"/api/v1/datasets/dataset-1/explorer/{question}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_csv_has_a_line_a_signal_and_no_formula()
    {
        fixture.Site.Explorer.Rows.Clear();
        fixture.Site.Explorer.Rows.Add(FakeExplorer.Row(7, "healthy", 1.5, double.NaN, 3));
        using var client = fixture.Site.Client(await fixture.Site.Token(Roles.Viewer));
        var lines = (await client.GetStringAsync("/api/v1/datasets/dataset-1/explorer/signals.csv")).TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.EndsWith(",sha256,RMS,Kurtosis,CrestFactor", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("signal-7,healthy,mild,train,M1,,1 hp,DE,,1797,12000,4096,g,\"'=file,7.mat\",", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",1.5,,3", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_come_as_blocks_of_bytes()
    {
        fixture.Site.Explorer.Plane = new(["healthy", "inner race"], [7, 9], [0.5f, -1], [2, 3], [1, null]);
        using var client = fixture.Site.Client(await fixture.Site.Token(Roles.Viewer));
        using var answer = await client.GetAsync("/api/v1/projections/projection-dataset-1-1-pca-0/points?label=inner%20race");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(("2", 28), (answer.Headers.GetValues("X-Points").Single(), bytes.Length));
        Assert.Equal("""["healthy","inner race"]""", Uri.UnescapeDataString(answer.Headers.GetValues("X-Groups").Single()));
        Assert.Equal((7, 9), (BitConverter.ToInt32(bytes, 0), BitConverter.ToInt32(bytes, 4)));
        Assert.Equal((0.5f, -1f, 2f, 3f), (BitConverter.ToSingle(bytes, 8), BitConverter.ToSingle(bytes, 12), BitConverter.ToSingle(bytes, 16), BitConverter.ToSingle(bytes, 20)));
        Assert.Equal((1, 65535), (BitConverter.ToUInt16(bytes, 24), BitConverter.ToUInt16(bytes, 26)));
    }

    [Fact]
    public async Task The_features_of_a_signal_come_with_their_place()
    {
        using var client = fixture.Site.Client(await fixture.Site.Token(Roles.Viewer));
        var body = await client.GetStringAsync("/api/v1/signals/signal-1/features");
        Assert.Contains("\"shareBelow\":0.75", body, StringComparison.Ordinal);
        using var missing = await client.GetAsync("/api/v1/signals/signal-2/features");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_choice_of_signals_is_kept()
    {
        using var client = fixture.Site.Client(await fixture.Site.Token(Roles.Viewer));
        using var answer = await client.PostAsJsonAsync("/api/v1/datasets/dataset-1/explorer/selections", new { signals = new[] { "signal-1" } });
        Assert.Contains("\"selection-1\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
