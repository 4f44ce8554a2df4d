using Cluster.Contracts.Campaigns;
using Cluster.Silo.Devices;

namespace Cluster.Silo.Tests.Devices;

public sealed class WorkerLogTests
{
    private readonly WorkerLog _log = new();

    [Fact]
    public void Lines_wait_until_their_part_is_stored()
    {
        Assert.Null(_log.Next());
        _log.Add("a");
        _log.Add("b");
        var part = _log.Next()!;
        Assert.Equal(new JobLogPart(0, 2, "a\nb"), part);
        _log.Add("c");
        _log.Forget(part);
        Assert.Equal(new JobLogPart(2, 1, "c"), _log.Next());
        Assert.Equal(new JobLogPart(2, 1, "c"), _log.Rest());
    }

    [Fact]
    public void A_flood_costs_its_beginning()
    {
        for (var i = 0; i < 10_000; i++)
            _log.Add($"line {i:D5}");
        var rest = _log.Rest()!;
        Assert.Equal(10_000, rest.FirstLine + rest.Lines);
        Assert.StartsWith($"({rest.FirstLine} lines were too many to keep)\nline 0{rest.FirstLine}\n", rest.Text, StringComparison.Ordinal);
        Assert.EndsWith("line 09999", rest.Text, StringComparison.Ordinal);
        Assert.Equal(16 * 1024 / "line 00000\n".Length, rest.Lines);
    }

    [Fact]
    public void A_worker_that_has_filled_its_share_is_heard_again_at_its_end()
    {
        var stored = 0;
        _log.Add(new string('x', 10_000));
        while (_log.Next() is { } part)
        {
            stored += part.Text.Length;
            _log.Forget(part);
            _log.Add(new string('x', 10_000));
        }

        Assert.InRange(stored, 256 * 1024, 256 * 1024 + 10_000);
        Assert.Null(_log.Next());
        Assert.Equal(new string('x', 10_000), _log.Rest()!.Text);
    }
}
