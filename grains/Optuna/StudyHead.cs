namespace Cluster.Grains.Optuna;

/// <summary>What a study's row says beside its name and directions.</summary>
internal sealed record StudyHead(string Owner, double? LeaseSeconds, long Version, DateTimeOffset CreatedAt);
