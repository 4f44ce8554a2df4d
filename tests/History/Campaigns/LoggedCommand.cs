namespace Cluster.History.Campaigns;

/// <summary>A command whose effect was committed.</summary>
public sealed record LoggedCommand(string User, Guid CommandId, DateTimeOffset At);
