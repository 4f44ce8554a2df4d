using Cluster.History.Campaigns;
using Cluster.History.Devices;
using Cluster.History.Storage;

namespace Cluster.History.Tests;

public sealed class QueueWaitsTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_wait_lasts_from_the_later_of_queue_time_and_free_lane_to_the_grant() =>
        Assert.Equal([new("trial-2", "lane-0 of S0", At(5), At(9))], Waits(
            [Job(1, queued: 0), Job(2, queued: 3)], [Lease(1, 1, 5), Lease(2, 9, 12)]));

    [Fact]
    public void Nobody_waits_beside_a_lane_that_is_taken() =>
        Assert.Empty(Waits([Job(1, queued: 1), Job(2, queued: 3)], [Lease(1, 1, 5), Lease(2, 5, 12)]));

    [Fact]
    public void A_job_that_is_still_queued_waits_until_the_database_is_read() =>
        Assert.Equal([new("trial-2", "lane-0 of S0", At(5), At(20))], Waits(
            [Job(1, queued: 1), Job(2, queued: 3) with { State = "queued" }], [Lease(1, 1, 5)]));

    [Fact]
    public void A_campaign_at_its_limit_waits_for_itself() =>
        Assert.Equal([new("trial-3", "lane-0 of S0", At(8), At(9))], Waits(
            [Job(1, queued: 1), Job(2, queued: 1), Job(3, queued: 3)],
            [Lease(1, 1, 5), Lease(2, 1, 8) with { Lane = "lane-1" }, Lease(3, 9, 12)], parallel: 1));

    [Fact]
    public void A_lane_of_another_kind_is_no_lane_for_it() =>
        Assert.Empty(Waits([Job(1, queued: 1), Job(2, queued: 3) with { LaneKind = "interactive", State = "queued" }], [Lease(1, 1, 5)]));

    [Fact]
    public void A_lane_that_was_last_seen_among_faults_may_be_gone() =>
        Assert.Empty(Waits([Job(1, queued: 1), Job(2, queued: 3) with { State = "queued" }], [Lease(1, 1, 5)], since: 6));

    private static IReadOnlyList<QueueWait> Waits(LoggedJob[] jobs, LoggedGrant[] grants, int since = 0, int parallel = 9) => QueueWaits.BesideAFreeLane(
        new DatabaseLog
        {
            ReadAt = At(20),
            Events = [new LoggedEvent("campaign-1", 1, "created", "{}", Start) { Parallel = parallel }],
            Jobs = jobs,
            Grants = grants,
        },
        At(since));

    private static LoggedJob Job(int number, int queued) => new(
        $"trial-{number}", "trial", "campaign-1", number, "", 0, 1, "completed", "run", 1, null, "training", At(queued), 1, null, null, 0, At(20));

    private static LoggedGrant Lease(int job, int from, int until) => new($"trial-{job}", 1, "S0", "lane-0", At(from), At(until), 1, "completed");

    private static DateTimeOffset At(int second) => Start + TimeSpan.FromSeconds(second);
}
