namespace Cluster.History.Campaigns;

/// <summary>A row of the table epoch.</summary>
public sealed record LoggedEpoch(string Job, int Epoch, long Fence, double Value, DateTimeOffset At, int Repeats, bool Diverged);
