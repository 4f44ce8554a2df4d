using Cluster.History.Campaigns;
using Cluster.History.Storage;

namespace Cluster.History.Tests;

/// <summary>One fault for every protection that a cluster could lack.</summary>
internal static class Faults
{
    private static readonly TimeSpan Moment = TimeSpan.FromTicks(1);

    public static IReadOnlyList<Fault> All { get; } =
    [
        new(1, "A fence does not rise with a new grant", e => Db(e, d => d with { Grants = Insert(d.Grants, d.Grants[0] with { Fence = d.Grants[0].Fence - 1, GrantedAt = d.Grants[^1].GrantedAt }) })),
        new(1, "A frozen silo stores an epoch after the takeover", LateEpoch),
        new(1, "An old fence overwrites a later epoch", OldFenceAppends),
        new(1, "An artifact of an old fence is kept", e => Db(e, d => d with { Artifacts = Last(d.Artifacts, a => a with { Fence = a.Fence - 1 }) })),
        new(1, "An epoch carries a fence that nobody was given", e => Db(e, d => d with { Epochs = Last(d.Epochs, a => a with { Fence = a.Fence + 5 }) })),
        new(2, "A trial ends twice", e => Log(e, "ended", x => x)),
        new(2, "A report is accepted after the end", e => Append(e, x => x with { Kind = "reported", Reported = [0] })),
        new(2, "An epoch is stored after the end", e => Db(e, d => d with { Jobs = Last(d.Jobs, j => j with { EndedAt = d.EpochsOf(j.Id).Last().At - Moment }) })),
        new(2, "A finished trial is given a lane", e => Db(e, d => d with { Jobs = Last(d.Jobs, j => j with { EndedAt = d.GrantsOf(j.Id).Last().GrantedAt - Moment }) })),
        new(3, "One trial more than allowed", e => Log(e, "suggested", x => x with { Number = x.Number + 1, Parameters = "x=9" })),
        new(3, "A number is left out", e => Db(e, d => d with { Events = Last(d.Events, x => x with { Number = x.Number + 1 }, x => x.Kind == "suggested") })),
        new(3, "A grid point is drawn twice", e => Db(e, d => d with { Events = Last(d.Events, x => x with { Parameters = "x=0" }, x => x.Kind == "suggested") })),
        new(3, "A trial row is lost", e => Db(e, d => d with { Jobs = [.. d.Jobs.Skip(1)] })),
        new(4, "An acknowledged command is lost", e => Db(e, d => d with { Commands = [.. d.Commands.Skip(1)] })),
        new(4, "A command acts twice", e => Append(e, x => x with { Kind = "status", Status = "completed", CommandId = e.Operations.First(o => o.Kind == CommandKind.Pause).CommandId })),
        new(4, "A refused command acts", e => Append(e, x => x with { Kind = "status", Status = "completed", CommandId = e.Operations[^2].CommandId })),
        new(4, "The state is not the fold of the log", e => Db(e, d => d with { Campaigns = Last(d.Campaigns, c => c with { Status = "running", RowStatus = "running" }) })),
        new(4, "A result differs between log and row", e => Db(e, d => d with { Jobs = Last(d.Jobs, j => j with { Value = Math.BitIncrement(j.Value!.Value) }) })),
        new(5, "An epoch is lost", e => Db(e, d => d with { Epochs = [.. d.Epochs.Skip(1)] })),
        new(5, "An attempt starts beyond its checkpoint", e => Db(e, d => d with { Grants = Last(d.Grants, g => g with { FromEpoch = 6 }) })),
        new(5, "A repeat differs in a bit", e => Db(e, d => d with { Epochs = Last(d.Epochs, x => x with { Diverged = true }) })),
        new(6, "The sampler says something else in the replay", e => Db(e, d => d with { Events = Last(d.Events, x => x with { TrialSeed = x.TrialSeed + 1 }, x => x.Kind == "suggested") })),
        new(7, "A takeover changes the weights", e => Db(e, d => d with { Artifacts = Last(d.Artifacts, a => a with { Hash = "00" }) })),
        new(7, "A takeover changes the result", e => Db(e, d => d with { Jobs = Last(d.Jobs, j => j with { Value = Math.BitDecrement(j.Value!.Value) }) })),
        new(8, "A trial is started in a paused campaign", StartWhilePaused),
        new(9, "A lost trial is not queued again", e => Db(e, d => d with { Jobs = Last(d.Jobs, j => j with { State = "paused" }) })),
        new(9, "A lease stays open", e => Db(e, d => d with { Grants = Last(d.Grants, g => g with { EndedAt = null }) })),
        new(9, "A trial runs on a dead silo", RunOnDeadSilo),
        new(9, "A trial waits beside a free lane", WaitBesideAFreeLane),
        new(10, "A row is older than its state", e => Db(e, d => d with { Campaigns = Last(d.Campaigns, c => c with { ActualEtag = c.StateEtag + 1 }) })),
        new(10, "A blob is swept while it is needed", e => Db(e, d => d with { Blobs = [] })),
        new(10, "A blob has other bytes", e => Db(e, d => d with { Blobs = Last(d.Blobs, b => b with { ActualHash = "00" }) })),
        new(11, "A page goes back", e => e with { Pages = [.. e.Pages, e.Pages[0] with { Version = 0 }] }),
        new(11, "A page misses the last update", e => e with { Pages = [.. e.Pages.SkipLast(2)] }),
    ];

    private static Evidence? LateEpoch(Evidence e)
    {
        var index = Find(e.Database.Epochs, x => e.Database.GrantsOf(x.Job).Any(g => g.Fence > x.Fence));
        return index < 0 ? null : Db(e, d => d with { Epochs = Change(d.Epochs, index, x => x with { At = d.GrantsOf(x.Job).Last().GrantedAt + Moment }) });
    }

    private static Evidence? OldFenceAppends(Evidence e)
    {
        var index = Find(e.Database.Epochs, x => e.Database.EpochsOf(x.Job).Any(y => y.Epoch < x.Epoch && y.Fence == x.Fence) && e.Database.GrantsOf(x.Job).First().Fence < x.Fence);
        return index < 0 ? null : Db(e, d => d with { Epochs = Change(d.Epochs, index, x => x with { Fence = d.GrantsOf(x.Job).First().Fence }) });
    }

    private static Evidence StartWhilePaused(Evidence e)
    {
        var pause = e.Operations.First(o => o.Kind == CommandKind.Pause);
        return Db(e, d => d with { Grants = Change(d.Grants, d.Grants.Count - 1, g => g with { GrantedAt = pause.AnsweredAt!.Value + Moment }) });
    }

    private static Evidence RunOnDeadSilo(Evidence e) => Db(e, d => d with
    {
        Jobs = Last(d.Jobs, j => j with { State = "running", Silo = "S9", EndedAt = null }),
        Grants = Last(d.Grants, g => g with { EndedAt = null }),
    });

    private static Evidence WaitBesideAFreeLane(Evidence e) => Db(e, d => d with
    {
        Grants = Change(d.Grants, 0, g => g with { Lane = "lane-9" }),
        Jobs = Last(d.Jobs, j => j with { QueuedAt = d.Grants[0].EndedAt!.Value }),
    });

    private static Evidence Db(Evidence evidence, Func<DatabaseLog, DatabaseLog> change) => evidence with { Database = change(evidence.Database) };

    private static Evidence Log(Evidence evidence, string kind, Func<LoggedEvent, LoggedEvent> change) =>
        Append(evidence, last => change(evidence.Database.Events.Last(e => e.Kind == kind)) with { Seq = last.Seq, At = last.At });

    private static Evidence Append(Evidence evidence, Func<LoggedEvent, LoggedEvent> change)
    {
        var last = evidence.Database.Events[^1];
        var next = new LoggedEvent(last.Campaign, last.Seq + 1, "", "{}", last.At + Moment);
        return Db(evidence, d => d with { Events = [.. d.Events, change(next)] });
    }

    private static IReadOnlyList<T> Insert<T>(IReadOnlyList<T> rows, T row) => [.. rows, row];

    private static IReadOnlyList<T> Last<T>(IReadOnlyList<T> rows, Func<T, T> change, Func<T, bool>? which = null) =>
        Change(rows, Enumerable.Range(0, rows.Count).Last(i => which is null || which(rows[i])), change);

    private static IReadOnlyList<T> Change<T>(IReadOnlyList<T> rows, int index, Func<T, T> change) => [.. rows.Select((row, i) => i == index ? change(row) : row)];

    private static int Find<T>(IReadOnlyList<T> rows, Func<T, bool> which) => rows.ToList().FindIndex(row => which(row));
}
