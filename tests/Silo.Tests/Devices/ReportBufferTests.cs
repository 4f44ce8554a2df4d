using Cluster.Contracts.Campaigns;
using Cluster.Silo.Devices;

namespace Cluster.Silo.Tests.Devices;

public sealed class ReportBufferTests
{
    private readonly ReportBuffer buffer = new();

    [Fact]
    public void An_epoch_is_durable_when_no_report_up_to_it_is_left()
    {
        Add(1, 2, 3);
        var second = buffer.WhenDurable(2);
        var all = buffer.WhenEmpty();

        buffer.Forget(1);
        Assert.False(second.IsCompleted);

        buffer.Forget(2);
        Assert.True(second.IsCompleted);
        Assert.False(all.IsCompleted);

        buffer.Forget(3);
        Assert.True(all.IsCompleted);
    }

    [Fact]
    public void Nothing_is_waited_for_that_was_not_reported()
    {
        Add(4);

        Assert.True(buffer.WhenDurable(3).IsCompleted);
        Assert.False(buffer.WhenDurable(4).IsCompleted);
    }

    private void Add(params int[] epochs)
    {
        foreach (var epoch in epochs)
            buffer.Add(new EpochRow(epoch, 0, null, null, null, null, null, null, null, null, 0, 1, DateTimeOffset.UnixEpoch));
    }
}
