using Cluster.Contracts.Devices;
using Cluster.Silo.Devices;
using Microsoft.Extensions.Time.Testing;

namespace Cluster.Silo.Tests.Devices;

public sealed class LaneTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch);
    private readonly Lane _lane;

    public LaneTests() => _lane = new Lane("cpu-1", LaneKind.Training, Lane.Cpu, failuresUntilQuarantine: 3, _time);

    [Fact]
    public void Lane_counts_the_time_it_was_idle_and_the_time_it_ran()
    {
        using var run = Run("trial-1");
        _ = _lane.Open();
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(_lane.TryTake(run, out var idle));
        _time.Advance(TimeSpan.FromSeconds(7));
        var running = _lane.Health(_ => ProcessUse.None);
        Assert.Equal(TimeSpan.FromSeconds(7), _lane.Free(run));
        _time.Advance(TimeSpan.FromSeconds(1));
        var free = _lane.Health(_ => ProcessUse.None);

        Assert.Equal(TimeSpan.FromSeconds(2), idle);
        Assert.Equal(("trial-1", DateTimeOffset.UnixEpoch.AddSeconds(2), 7.0, 2.0, 0L), (running.Job, running.Since, running.BusySeconds, running.IdleSeconds, running.JobsDone));
        Assert.Equal((null, DateTimeOffset.UnixEpoch.AddSeconds(9), 7.0, 3.0, 1L), (free.Job, free.Since, free.BusySeconds, free.IdleSeconds, free.JobsDone));
    }

    [Fact]
    public async Task Lane_takes_one_run_at_a_time_and_none_before_its_worker_is_ready()
    {
        using var first = Run("trial-1");
        using var second = Run("trial-2");
        Assert.False(_lane.TryTake(first, out _));
        var next = _lane.Open();
        Assert.True(_lane.TryTake(first, out _));
        Assert.False(_lane.TryTake(second, out _));
        Assert.Same(first, await next);
    }

    [Fact]
    public void Lane_whose_worker_has_gone_takes_no_run()
    {
        using var run = Run("trial-1");
        _ = _lane.Open();
        Assert.True(_lane.Close());
        Assert.False(_lane.IsFree);
        Assert.False(_lane.TryTake(run, out _));
    }

    [Fact]
    public void Failures_count_only_in_a_row()
    {
        Assert.False(_lane.Failed("one"));
        Assert.False(_lane.Failed("two"));
        _lane.Worked();
        Assert.False(_lane.Failed("three"));
        Assert.False(_lane.Failed("four"));
        Assert.True(_lane.Failed("five"));
        Assert.Equal("3 failures in a row; last: five", _lane.Quarantine);
        Assert.False(_lane.WhenInUse().IsCompleted);

        _lane.Reinstate();
        Assert.Null(_lane.Quarantine);
        Assert.True(_lane.WhenInUse().IsCompleted);
    }

    [Theory]
    [InlineData(2, "cpu", "cpu-1 cpu-2 interactive-1")]
    [InlineData(2, "cpu cuda:0 cuda:1 cuda:2", "cuda-0 cuda-1 cuda-2 interactive-1")]
    [InlineData(0, "cpu cuda:0", "interactive-1")]
    public void Lanes_are_the_GPUs_or_as_many_as_the_silo_was_told(int trainingLanes, string devices, string lanes)
    {
        var options = Workers.OptionsIn(Path.GetTempPath()) with { TrainingLanes = trainingLanes, InteractiveLanes = 1 };

        Assert.Equal(lanes, string.Join(' ', LanePlan.For(options, devices.Split(' '), _time).Select(lane => lane.Id)));
    }

    private JobRun Run(string job) => new(
        new Lease(job, 1, "cpu-1", "trial", null, null, 0, "{}", null, 0, 0, TimeSpan.FromSeconds(10), job), _time.GetTimestamp(), Path.GetTempPath(), _time);
}
