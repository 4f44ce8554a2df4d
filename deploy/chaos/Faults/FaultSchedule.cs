namespace Cluster.Chaos.Faults;

/// <summary>A seeded, endless list of faults: what, to whom, and how long before and during it.</summary>
public sealed class FaultSchedule(int seed)
{
    private static readonly FaultKind[] Kinds =
    [
        FaultKind.KillSilo, FaultKind.KillSilo, FaultKind.KillSilo, FaultKind.KillScheduler, FaultKind.KillScheduler, FaultKind.FreezeSilo, FaultKind.FreezeSilo,
        FaultKind.KillWorker, FaultKind.KillWorker, FaultKind.CrashPostgres, FaultKind.PauseCampaign, FaultKind.PauseCampaign, FaultKind.ExtendCampaign, FaultKind.StopCampaign,
    ];

    private readonly Random random = new(seed);

    /// <summary>The next fault.</summary>
    public PlannedFault Next() => new(
        Kinds[random.Next(Kinds.Length)],
        random.Next(1 << 16),
        TimeSpan.FromMilliseconds(random.Next(500, 5_000)),
        TimeSpan.FromMilliseconds(random.Next(200, 15_000)));
}
