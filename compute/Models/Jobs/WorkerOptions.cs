namespace Cluster.Compute.Models.Jobs;

/// <summary>How a worker process starts: Warm loads torch and runs a small model once before it is ready; Grace is what a job has to end itself after its deadline.</summary>
public sealed record WorkerOptions(bool Warm, TimeSpan Grace)
{
    /// <summary>A warm worker with 2 s of grace.</summary>
    public static WorkerOptions Default { get; } = new(Warm: true, TimeSpan.FromSeconds(2));

    /// <summary>The same without torch: for jobs that are arithmetic on signals alone, and ready at once.</summary>
    public static WorkerOptions Cold { get; } = Default with { Warm = false };
}
