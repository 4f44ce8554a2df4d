using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Silo.Devices;
using Microsoft.Extensions.Time.Testing;

namespace Cluster.Silo.Tests.Devices;

public sealed class JobRunTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly JobRun _run;

    public JobRunTests() => _run = new JobRun(
        new Lease("trial-1", 1, "cpu-1", "trial", null, null, 0, "{}", null, 0, 0, TimeSpan.FromSeconds(9), "trial-1"), _time.GetTimestamp(), Path.GetTempPath(), _time);

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Lease_is_used_for_two_thirds_of_its_time_counted_from_when_its_renewal_was_sent()
    {
        _time.Advance(TimeSpan.FromSeconds(4));
        var sentAt = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(1));
        _run.Extend(sentAt, TimeSpan.FromSeconds(9));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(_run.IsOverdue);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(_run.IsOverdue);
    }

    [Fact]
    public void Answer_to_an_earlier_renewal_takes_nothing_back()
    {
        var early = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(5));
        _run.Extend(_time.GetTimestamp(), TimeSpan.FromSeconds(9));
        _run.Extend(early, TimeSpan.FromSeconds(9));
        _time.Advance(TimeSpan.FromSeconds(6));

        Assert.False(_run.IsOverdue);
    }

    [Fact]
    public void Stronger_wish_overrides_a_weaker_one_and_never_the_other_way()
    {
        Assert.True(_run.Ask(DesiredState.Pause));
        Assert.True(_run.Ask(DesiredState.Stop));
        Assert.False(_run.Ask(DesiredState.Prune));
        Assert.False(_run.Ask(DesiredState.Run));

        Assert.Equal(DesiredState.Stop, _run.Asked);
    }

    [Fact]
    public void Run_is_lost_once_with_the_first_cause()
    {
        _run.Lose("first");
        _run.Lose("second");

        Assert.Equal("first", _run.LostCause);
        Assert.True(_run.Lost.IsCancellationRequested);
    }
}
