using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;
using CsCheck;

namespace Cluster.Grains.Tests.Devices;

public sealed class LeaseQueueTests
{
    [Fact]
    public void Higher_priority_starts_first()
    {
        var queue = Queue(Job("a", 0, priority: 0), Job("b", 0, priority: 5));
        Assert.Equal(["b-0"], Ids(queue.Pick(LaneKind.Training, 1)));
    }

    [Fact]
    public void Equal_campaigns_share_the_lanes()
    {
        var queue = Queue([.. Enumerable.Range(0, 4).SelectMany(n => new[] { Job("a", n), Job("b", n) })]);
        Assert.Equal(["a-0", "b-0", "a-1", "b-1"], Ids(queue.Pick(LaneKind.Training, 4)).OrderBy(i => i[2]).ThenBy(i => i[0]));
    }

    [Fact]
    public void Jobs_that_generate_a_dataset_share_the_lanes_with_a_campaign_as_one()
    {
        OpenJob Generates(int number) => Job("g", number) with { Campaign = null, Generates = "dataset-1" };
        var queue = Queue([.. Enumerable.Range(0, 4).SelectMany(n => new[] { Job("a", n), Generates(n) })]);
        Assert.Equal(["a-0", "g-0", "a-1", "g-1"], Ids(queue.Pick(LaneKind.Training, 4)).OrderBy(i => i[2]).ThenBy(i => i[0]));
    }

    [Fact]
    public void The_campaign_that_used_less_lane_time_comes_first()
    {
        var queue = Queue(Job("a", 0), Job("b", 0));
        queue.Charge(Job("a", 0), 100);
        Assert.Equal(["b-0", "a-0"], Ids(queue.Pick(LaneKind.Training, 2)));
    }

    [Fact]
    public void A_lane_for_interactive_jobs_takes_no_training()
    {
        var queue = Queue(Job("a", 0), Job("b", 0) with { LaneKind = LaneKind.Interactive });
        Assert.Equal(["b-0"], Ids(queue.Pick(LaneKind.Interactive, 2)));
    }

    [Fact]
    public void A_job_that_is_not_desired_to_run_is_never_picked()
    {
        var queue = Queue(Job("a", 0) with { Desired = DesiredState.Pause });
        Assert.Empty(queue.Pick(LaneKind.Training, 1));
    }

    [Fact]
    public void Parallel_limits_hold_and_no_lane_stays_free_that_could_be_used() =>
        Gen.Select(Gen.Int[1, 4].Array[1, 5], Gen.Int[0, 3].Array[5], Gen.Int[0, 12]).Sample((limits, running, lanes) =>
        {
            var queue = new LeaseQueue();
            for (var c = 0; c < limits.Length; c++)
            {
                for (var n = 0; n < 6; n++)
                    queue.Put(Job($"{(char)('a' + c)}", n, parallel: limits[c]) with { Running = n < Math.Min(running[c], limits[c]) });
            }

            var before = Enumerable.Range(0, limits.Length).ToDictionary(c => $"{(char)('a' + c)}", c => queue.RunningOf($"{(char)('a' + c)}"));
            var picked = queue.Pick(LaneKind.Training, lanes);
            var room = 0;
            for (var c = 0; c < limits.Length; c++)
            {
                var name = $"{(char)('a' + c)}";
                Assert.True(before[name] + picked.Count(p => p.Campaign == name) <= limits[c]);
                room += limits[c] - before[name];
            }

            Assert.Equal(Math.Min(lanes, room), picked.Count);
            Assert.Equal(picked.Count, picked.Distinct().Count());
        });

    [Fact]
    public void Removing_and_putting_again_keeps_the_counts()
    {
        var queue = Queue(Job("a", 0) with { Running = true }, Job("a", 1));
        queue.Put(Job("a", 0) with { Running = true, Fence = 2 });
        Assert.Equal(1, queue.RunningOf("a"));
        queue.Remove("a-0");
        Assert.Equal(0, queue.RunningOf("a"));
        Assert.Null(queue.Find("a-0"));
    }

    private static string[] Ids(IReadOnlyList<OpenJob> jobs) => [.. jobs.Select(j => j.Id)];

    private static LeaseQueue Queue(params OpenJob[] jobs)
    {
        var queue = new LeaseQueue();
        foreach (var job in jobs)
            queue.Put(job);
        return queue;
    }

    private static OpenJob Job(string campaign, int number, int priority = 0, int parallel = 100) => new(
        $"{campaign}-{number}", campaign, parallel, LaneKind.Training, priority, number, (number * 100) + campaign[0], Running: false, DesiredState.Run, 0, null, null,
        null, DateTimeOffset.UnixEpoch, null, "title");
}
