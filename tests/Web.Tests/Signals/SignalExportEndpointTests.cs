using System.Net;
using Cluster.Web.Accounts;

namespace Cluster.Web.Tests.Signals;

public sealed class SignalExportEndpointTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("csv", "test/Csv", "signal-1.Csv")]
    [InlineData("wav", "test/Wav", "signal-1.Wav")]
    public async Task Signal_is_streamed_as_a_file_with_name_and_type(string format, string type, string name)
    {
        using var client = await fixture.Script(Roles.Viewer);
        using var answer = await client.GetAsync($"/api/v1/signals/signal-1/export?format={format}");
        Assert.Equal("head samples tail", await answer.Content.ReadAsStringAsync());
        Assert.Equal((type, name), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        Assert.Equal("12000", Assert.Single(answer.Headers.GetValues("X-Rate-Hz")));
    }

    [Theory]
    [InlineData("signal-1/export?format=xls", HttpStatusCode.BadRequest)]
    [InlineData("signal-1/export?format=2", HttpStatusCode.BadRequest)]
    [InlineData("signal-99/export?format=npy", HttpStatusCode.NotFound)]
    public async Task Other_formats_and_signals_are_refused(string path, HttpStatusCode status)
    {
        using var client = await fixture.Script(Roles.Viewer);
        using var answer = await client.GetAsync($"/api/v1/signals/{path}");
        Assert.Equal(status, answer.StatusCode);
    }
}
