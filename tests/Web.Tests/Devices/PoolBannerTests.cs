using Bunit;
using Cluster.Contracts.Devices;
using Cluster.Web.Devices;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Devices;

/// <summary>What every page says while the pool is in trouble.</summary>
public sealed class PoolBannerTests : PageContext
{
    [Fact]
    public async Task It_stands_while_the_pool_has_one_and_goes_with_it()
    {
        var banner = Render<PoolBanner>();
        await banner.WaitForAssertionAsync(() => Assert.Contains("Disk 86 % full", banner.Find("[role=alert]").TextContent));
        await Eventually(() => Pools.Active(DeviceStreams.MainPool) == 1);

        await Pools.Publish(DeviceStreams.MainPool, Sample.Pool(Sample.Start.AddSeconds(1)) with { Banner = null });
        await banner.WaitForAssertionAsync(() => Assert.Empty(banner.FindAll("[role=alert]")));
    }
}
