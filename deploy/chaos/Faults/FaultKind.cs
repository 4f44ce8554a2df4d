namespace Cluster.Chaos.Faults;

/// <summary>What a random run does to the cluster.</summary>
public enum FaultKind
{
    /// <summary>kill -9 of a silo, started again a little later.</summary>
    KillSilo,

    /// <summary>kill -9 of the silo on which the scheduler runs.</summary>
    KillScheduler,

    /// <summary>SIGSTOP of a silo for a while, then SIGCONT.</summary>
    FreezeSilo,

    /// <summary>kill -9 of a worker process.</summary>
    KillWorker,

    /// <summary>PostgreSQL ends without a checkpoint and starts again.</summary>
    CrashPostgres,

    /// <summary>A campaign is paused and resumed.</summary>
    PauseCampaign,

    /// <summary>A campaign is given more trials.</summary>
    ExtendCampaign,

    /// <summary>A campaign is stopped early.</summary>
    StopCampaign,
}
