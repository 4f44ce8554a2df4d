using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Signals;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Signals;

public sealed class ImportEndpointTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private readonly FakeDataset _dataset = (FakeDataset)fixture.Site.Grains.GetGrain<IDatasetGrain>("dataset-1");

    [Fact]
    public async Task File_arrives_in_pieces_though_answers_are_lost()
    {
        var bytes = Bytes(2_500_000);
        _dataset.AnswersLost = 2;
        using var client = await fixture.Script(Roles.Researcher);
        using var answer = await client.PutAsync("/api/v1/datasets/dataset-1/files/a.mat", Body(bytes));
        Assert.Equal(new ReceivedFile("a.mat", bytes.Length), await answer.Content.ReadFromJsonAsync<ReceivedFile>());
        Assert.Equal(bytes, _dataset.Files["a.mat"]);
        Assert.Equal([1 << 20, 1 << 20, 2_500_000 - (2 << 20)], _dataset.Pieces[^3..]);
    }

    [Fact]
    public async Task Broken_upload_goes_on_from_an_offset()
    {
        var bytes = Bytes(1000);
        using var client = await fixture.Script(Roles.Researcher);
        using var first = await client.PutAsync("/api/v1/datasets/dataset-1/files/b.mat", Body(bytes[..600]));
        using var gap = await client.PutAsync("/api/v1/datasets/dataset-1/files/b.mat?offset=700", Body(bytes[700..]));
        Assert.Equal(HttpStatusCode.Conflict, gap.StatusCode);
        using var rest = await client.PutAsync("/api/v1/datasets/dataset-1/files/b.mat?offset=600", Body(bytes[600..]));
        Assert.Equal(new ReceivedFile("b.mat", 1000), await rest.Content.ReadFromJsonAsync<ReceivedFile>());
        Assert.Equal(bytes, _dataset.Files["b.mat"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task File_above_the_limit_is_413_announced_or_not(bool announced)
    {
        using var body = Body(Bytes(3_500_000));
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/datasets/dataset-1/files/c.mat") { Content = body };
        request.Headers.TransferEncodingChunked = !announced;
        using var client = await fixture.Script(Roles.Researcher);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Bytes_that_do_not_say_what_they_are_are_415()
    {
        using var body = new StringContent("1,2,3");
        using var client = await fixture.Script(Roles.Researcher);
        using var answer = await client.PutAsync("/api/v1/datasets/dataset-1/files/d.csv", body);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task Split_by_an_unknown_field_is_told_by_its_path()
    {
        using var client = await fixture.Script(Roles.Researcher);
        using var answer = await client.PostAsJsonAsync("/api/v1/datasets/imports", new ImportSpec("CWRU", "file,label\na.mat,x", new SplitSpec(["weather"])), ApiJson.Options);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"split.grouping\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31))];

    private static ByteArrayContent Body(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
}
