using Cluster.Contracts.Campaigns;

namespace Cluster.Grains.Signals;

/// <summary>How the jobs of a generated dataset stand: all of them in the order of their records, and how many records are made.</summary>
public sealed record GenerationProgress(IReadOnlyList<(string Id, TrialState State, string? Reason)> Jobs, int Made)
{
    /// <summary>Whether there are jobs and all have made their records.</summary>
    public bool IsComplete => Jobs.Count > 0 && Jobs.All(job => job.State == TrialState.Completed);

    /// <summary>Why the dataset cannot be finished: a job failed, or was stopped by nobody who speaks for the dataset; null while it can.</summary>
    public string? Problem => Jobs.FirstOrDefault(job => job.State is TrialState.Failed or TrialState.Stopped) is { Id: { } id } ended
        ? $"{id} has {(ended.State == TrialState.Failed ? "failed" : "been stopped")}{(ended.Reason is null ? "." : $": {ended.Reason}")}"
        : null;
}
