namespace Cluster.Web.Optuna;

/// <summary>How long, in seconds, a running trial of a study may be silent before it is failed; null: for ever.</summary>
public sealed record LeaseRequest(double? LeaseSeconds);
