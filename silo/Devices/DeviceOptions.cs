using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

/// <summary>What the agent of a silo is told: where it keeps files, how many lanes it offers, how often it speaks.</summary>
public sealed record DeviceOptions
{
    public required string DataFolder { get; init; }

    public required string SiloName { get; init; }

    public string Pool { get; init; } = DeviceStreams.MainPool;

    /// <summary>Training lanes on CPU; on a machine with GPUs each GPU is a lane instead, unless this is 0.</summary>
    public int TrainingLanes { get; init; } = 1;

    public int InteractiveLanes { get; init; } = 1;

    /// <summary>How often the checkpoint of a running job is stored at most; it is on the local disk at once.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan RenewInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a free lane waits for word of new work before it asks by itself.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long reports of several jobs are gathered for one transaction.</summary>
    public TimeSpan ReportDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a worker may take to leave after it was asked to, before it is killed.</summary>
    public TimeSpan CancelTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a silo that stops waits for checkpoints to be stored.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a worker may take to start before that counts as a failure.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    public long CacheBytes { get; init; } = 8L << 30;

    /// <summary>Free share of the data disk below which no leases are taken.</summary>
    public double DiskFreeForLeases { get; init; } = 0.15;

    /// <summary>Free share of the data disk below which running jobs pause at a checkpoint.</summary>
    public double DiskFreeForRunning { get; init; } = 0.05;

    /// <summary>Failed jobs in a row that put a lane out of use.</summary>
    public int FailuresUntilQuarantine { get; init; } = 3;

    /// <summary>Program and arguments of a worker; empty: this executable with the verb worker.</summary>
    public IReadOnlyList<string> WorkerCommand { get; init; } = [];
}
