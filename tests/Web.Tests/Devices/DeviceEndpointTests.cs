using System.Net;
using Cluster.Contracts.Devices;
using Cluster.Web.Accounts;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Devices;

/// <summary>The pool over the API.</summary>
public sealed class DeviceEndpointTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private FakeScheduler Scheduler => (FakeScheduler)fixture.Site.Grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool);

    [Fact]
    public async Task Lane_is_brought_back_under_the_id_of_the_command()
    {
        var key = Guid.NewGuid();
        using var client = await fixture.Script(Roles.Operator);
        client.DefaultRequestHeaders.Add("Idempotency-Key", key.ToString());
        using var answer = await client.PostAsync($"/api/v1/devices/{Uri.EscapeDataString("127.0.0.1:1111@silo-2")}/lanes/cpu-2/reinstate", null);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var (context, silo, lane) = Scheduler.Reinstated[^1];
        Assert.Equal((key, "127.0.0.1:1111@silo-2", "cpu-2"), (context.CommandId, silo, lane));
    }

    [Fact]
    public async Task Lane_that_no_silo_has_is_404()
    {
        using var client = await fixture.Script(Roles.Operator);
        using var answer = await client.PostAsync("/api/v1/devices/127.0.0.1:1111@silo-2/lanes/cpu-9/reinstate", null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no lane cpu-9", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
