using Cluster.Contracts;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Tests.Signals;

[Collection(Postgres.Name)]
public sealed class DataDisksTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Manifest = "file,rate_hz,unit\nhealthy.csv,12000,g\n";

    private GrainCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Nothing_comes_in_while_every_data_disk_is_nearly_full()
    {
        await DiskFree(0.16);
        var id = await Import();
        var dataset = _cluster.Grains.GetGrain<IDatasetGrain>(id);
        Assert.Equal(3, await dataset.Append("healthy.csv", 0, [1, 2, 3], CancellationToken.None));

        await DiskFree(0.14);

        var refusals = new[]
        {
            await Assert.ThrowsAsync<CommandRefusedException>(Import),
            await Assert.ThrowsAsync<CommandRefusedException>(() => dataset.Append("healthy.csv", 3, [4], CancellationToken.None)),
        };
        Assert.All(refusals, refused => Assert.Equal(
            (RefusalKind.Later, "Only 14 % of the data disk is free, expected at least 15 % to take in data; make space and try again."), (refused.Kind, refused.Message)));

        await DiskFree(0.16);
        Assert.Equal(4, await dataset.Append("healthy.csv", 3, [4], CancellationToken.None));
    }

    private Task<string> Import() => _cluster.Grains.GetGrain<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key).BeginImport(
        CommandContext.New("ann"), new("disk", Manifest, new(["machine"])), CancellationToken.None);

    private async Task DiskFree(double share)
    {
        var observer = _cluster.Grains.CreateObjectReference<IDeviceObserver>(new DeafObserver());
        await _cluster.Grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).Renew(
            new(_cluster.Silo, "played", [], new(0, 0, 1, 1, share, "1", 1), []), observer, CancellationToken.None);
    }

    private sealed class DeafObserver : IDeviceObserver
    {
        public Task WorkWaits() => Task.CompletedTask;

        public Task DesiredChanged(IReadOnlyList<string> jobs) => Task.CompletedTask;

        public Task Reinstate(string lane) => Task.CompletedTask;
    }
}
