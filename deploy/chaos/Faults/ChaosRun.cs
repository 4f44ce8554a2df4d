using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Live;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;
using Cluster.History;
using Cluster.History.Campaigns;
using Cluster.History.Devices;

namespace Cluster.Chaos.Faults;

/// <summary>Hurts a cluster at random while campaigns run, lets it heal, and holds what is left against its promises.</summary>
public sealed class ChaosRun(RunningCluster cluster, int seed, TimeProvider time, Action<string> say)
{
    private const int Together = 3;
    private static readonly TimeSpan CalmLimit = TimeSpan.FromMinutes(5);
    private readonly FaultSchedule schedule = new(seed);
    private readonly List<string> campaigns = [];
    private readonly HashSet<string> touched = [];
    private readonly List<LivePage> pages = [];
    private readonly Dictionary<string, int> kinds = [];
    private int created;

    /// <summary>Runs for the given time and returns every broken promise.</summary>
    public async Task<IReadOnlyList<Violation>> Run(TimeSpan length)
    {
        var expected = new List<IReadOnlyList<TrialOutcome>>();
        foreach (var spec in new[] { Spec(0), Spec(1) })
        {
            var reference = await cluster.Api.Create(spec);
            await cluster.Reaches(reference, CalmLimit, CampaignStatus.Completed);
            expected.Add(TrialOutcome.Of(await cluster.ReadDatabase(), reference));
        }

        say("undisturbed runs are done, the faults begin");
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < length)
        {
            await Feed();
            var fault = schedule.Next();
            await Task.Delay(fault.After, time);
            say($"{time.GetElapsedTime(start):mm\\:ss} {fault.Kind}");
            await Strike(fault);
        }

        say("the faults are over");
        await cluster.Heal();
        var quiet = await cluster.Now();
        foreach (var campaign in campaigns)
            await cluster.Reaches(campaign, CalmLimit, CampaignStatus.Completed, CampaignStatus.Stopped);
        return await Judge(expected, quiet);
    }

    private async Task<IReadOnlyList<Violation>> Judge(List<IReadOnlyList<TrialOutcome>> expected, DateTimeOffset quiet)
    {
        foreach (var (page, campaign) in pages.Zip(campaigns))
        {
            var last = (await cluster.Api.Campaign(campaign, CancellationToken.None)).Row.Version;
            await Waiting.For($"page of {campaign}", $"version {last}", TimeSpan.FromSeconds(30), _ => Task.FromResult(page.Version), v => v >= last);
            await page.DisposeAsync();
        }

        var database = await cluster.ReadDatabase();
        say($"{database.Jobs.Count} trials in {database.Campaigns.Count} campaigns, {database.Grants.Count} leases, {database.Epochs.Count} reports, "
            + $"{cluster.Clients.Operations().Count} requests");
        if (QueueWaits.BesideAFreeLane(database, quiet) is [var longest, ..])
            say($"since then nobody waited for more than {longest.Length.TotalSeconds:F2} s beside a free lane");
        return HistoryChecker.Check(cluster.Clients, database, new HistoryOptions
        {
            QuietSince = quiet,
            LongestWait = RunningCluster.LongestWait,
            Replay = SearchReplay.Faults,
            Undisturbed = kinds.Where(k => k.Value < 2 && !touched.Contains(k.Key)).ToDictionary(k => k.Key, k => expected[k.Value]),
        });
    }

    private async Task Feed()
    {
        var open = 0;
        foreach (var campaign in campaigns)
        {
            var row = (await Waiting.For(campaign, "an answer", CalmLimit, c => cluster.Api.Campaign(campaign, c), _ => true)).Row;
            open += row.Status is CampaignStatus.Completed or CampaignStatus.Stopped or CampaignStatus.Failed ? 0 : 1;
        }

        for (; open < Together; open++)
        {
            var kind = created++ % 3;
            var campaign = await cluster.Api.Create(Spec(kind));
            campaigns.Add(campaign);
            kinds[campaign] = kind;
            pages.Add(LivePage.Open(cluster.Api, cluster.Clients, $"page {created}", campaign));
        }
    }

    private static CampaignSpec Spec(int kind) => kind switch
    {
        0 => Workloads.Random("random under faults", trials: 12, epochs: 6, secondsPerEpoch: 0.4, seed: 11),
        1 => Workloads.Grid("grid under faults", rows: 3, epochs: 5, secondsPerEpoch: 0.4, seed: 12),
        _ => Workloads.PrunedTpe("TPE under faults", trials: 16, epochs: 6, secondsPerEpoch: 0.3, seed: 13),
    };

    private async Task Strike(PlannedFault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.KillSilo:
                await Kill(cluster.Silos[fault.Target % cluster.Silos.Count], fault);
                break;
            case FaultKind.KillScheduler:
                await Kill(await cluster.SchedulerSilo(), fault);
                break;
            case FaultKind.FreezeSilo:
                var frozen = cluster.Silos[fault.Target % cluster.Silos.Count];
                frozen.Process.Send(Signal.Stop);
                await Task.Delay(fault.For, time);
                await cluster.Heal();
                break;
            case FaultKind.KillWorker:
                var workers = cluster.Silos.SelectMany(s => s.Process.Children).ToList();
                if (workers.Count > 0)
                    Signals.Send(workers[fault.Target % workers.Count], Signal.Kill);
                break;
            case FaultKind.CrashPostgres:
                await cluster.Postgres.Crash();
                await cluster.Heal();
                break;
            default:
                await Command(fault);
                break;
        }
    }

    private async Task Kill(SiloProcess silo, PlannedFault fault)
    {
        silo.Process.Send(Signal.Kill);
        await silo.Process.Ended(TimeSpan.FromSeconds(30));
        await Task.Delay(fault.For / 3, time);
        await cluster.Heal();
    }

    private async Task Command(PlannedFault fault)
    {
        var campaign = campaigns[^(1 + (fault.Target % Math.Min(Together, campaigns.Count)))];
        try
        {
            switch (fault.Kind)
            {
                case FaultKind.PauseCampaign:
                    await cluster.Api.PauseCampaign(campaign);
                    await Task.Delay(fault.For / 3, time);
                    await cluster.Api.Resume(campaign);
                    break;
                case FaultKind.ExtendCampaign when kinds[campaign] != 1:
                    touched.Add(campaign);
                    var budget = (await cluster.Api.Campaign(campaign, CancellationToken.None)).Spec.Budget;
                    await cluster.Api.Extend(campaign, budget with { MaxTrials = budget.MaxTrials + 2 });
                    break;
                case FaultKind.StopCampaign:
                    touched.Add(campaign);
                    await cluster.Api.Stop(campaign);
                    break;
            }
        }
        catch (RefusedException refused)
        {
            say($"refused: {refused.Message}");
        }
    }
}
